package bench.report.html;

import bench.report.html.Page.Part;
import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign as a single page for a browser: what was found, its points as charts and as a table, all of its runs. It is complete in
 * itself and asks no host for anything.
 */
public final class CampaignPage {
    private static final List<String> SCRIPTS = List.of("campaign.js");

    private CampaignPage() {}

    /**
     * The content of the file, however far the campaign is.
     *
     * @param comparison of its points, where there was one
     */
    public static byte[] of(CampaignResults results, Optional<Comparison> comparison) {
        Campaign campaign = results.campaign();
        RunFigures figures = new RunFigures(results);
        CampaignAxes axes = CampaignAxes.of(results.points(), campaign.plan().varied());
        CampaignTables tables = new CampaignTables(results, figures);
        Page page = new Page(title(campaign))
                .with("box", CampaignBox.of(results))
                .with("hasCurves", axes.isOfRates())
                .with("groups", axes.facets().isEmpty() ? List.of() : CampaignData.groups(axes))
                .with("points", tables.points())
                .with("control", tables.control())
                .with("searches", tables.searches())
                .with("campaignRuns", tables.runs());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("campaign", new CampaignData(results, figures, axes).content());
        List<String> scripts = new ArrayList<>(SCRIPTS);
        comparison.ifPresent(compared -> {
            page.with("comparison", ComparisonPage.content(compared));
            data.put("comparison", ComparisonData.of(compared));
            scripts.addAll(0, ComparisonPage.SCRIPTS);
        });
        return page.of("campaign", parts(comparison.isPresent()), scripts, ChartData.json(data));
    }

    private static String title(Campaign campaign) {
        Campaign.Plan plan = campaign.plan();
        String what = plan.kind() == Campaign.Kind.SWEEP ? "Sweep" : "Campaign";
        return plan.varied().isEmpty() ? what : what + " over " + String.join(" and ", plan.varied());
    }

    private static List<Part> parts(boolean isCompared) {
        List<Part> parts = new ArrayList<>();
        if (isCompared) {
            parts.add(new Part("answer", "Comparison"));
        }
        parts.add(new Part("charts", "Charts"));
        parts.add(new Part("points", "Points"));
        parts.add(new Part("all-runs", "Runs"));
        return parts;
    }
}

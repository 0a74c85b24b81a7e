package bench.cli;

import bench.campaign.Point;
import bench.campaign.TimeLeft;
import bench.report.CampaignText;
import bench.yaml.Durations;
import bench.yaml.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a campaign is going to do, for people who check what they have written. */
final class PlannedText {
    /** More of them are no longer read. */
    private static final int MOST_POINTS = 100;

    private PlannedText() {}

    /** How many points and runs there are, and how long they take. */
    static String summary(PlannedCampaign plan) {
        int points = plan.points().all().size();
        int repeats = plan.inputs().vary().repeats();
        String each = repeats == 1 ? "a run of each" : repeats + " runs of each";
        String control = plan.schedule(0).control().isPresent() ? " and the first point again" : "";
        int searches = plan.searches().size();
        String before = searches == 0
                ? ""
                : searches == 1
                        ? "a search for the highest rate, then "
                        : searches + " searches for the highest rate, then ";
        return before + points + (points == 1 ? " point, " : " points, ") + each + control + ": " + plan.runs()
                + (plan.runs() == 1 ? " run, about " : " runs, about ")
                + RunTime.text(TimeLeft.ofAll(plan.times().planned().values()));
    }

    /** What comes before the runs and in which order they are, where that is not the usual one. */
    static List<String> manner(PlannedCampaign plan, CampaignOptions options) {
        List<String> lines = new ArrayList<>();
        boolean usesBroker = plan.pairs().values().stream()
                .anyMatch(pair -> pair.driver().value().embeddedBroker());
        Duration warmup = options.brokerWarmup();
        if (usesBroker) {
            lines.add(
                    warmup.isZero()
                            ? "One throwaway broker for all runs, which is not warmed up"
                            : "One throwaway broker for all runs, warmed up for " + Durations.shown(warmup)
                                    + " before the first");
        }
        if (options.skipsAboveFailed()) {
            lines.add("Rates ascend; those above one that is not sustained are left out");
        }
        return lines;
    }

    /** The points, a line each. */
    static List<String> points(PlannedCampaign plan) {
        List<String> lines = new ArrayList<>();
        for (Point point : plan.points().all().stream().limit(MOST_POINTS).toList()) {
            String settings = point.shown().isEmpty() ? "as the files say" : CampaignText.label(point.shown());
            lines.add(Wording.printable("  " + point.number() + "  " + settings));
        }
        int others = plan.points().all().size() - lines.size();
        if (others > 0) {
            lines.add("  and " + others + " more");
        }
        return lines;
    }
}

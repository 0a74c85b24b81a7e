package bench.report.html;

import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.CampaignResults.Point;
import bench.result.Figure;
import bench.result.Figures;
import bench.result.Result;
import bench.result.Spread;
import bench.result.Statistic;
import bench.result.TargetRate;
import bench.stats.Latency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The figures of the runs of a campaign that its tables and charts show. */
final class RunFigures {
    static final String RATE = "publishRate";

    /** Of the tables, in their order; the first is the rate. */
    static final List<String> SHOWN = List.of(
            RATE,
            name(Latency.PUBLISH_RESPONSE, Statistic.P50),
            name(Latency.PUBLISH_RESPONSE, Statistic.P99),
            name(Latency.PUBLISH_RESPONSE, Statistic.P999),
            name(Latency.END_TO_END_RESPONSE, Statistic.P50),
            name(Latency.END_TO_END_RESPONSE, Statistic.P99),
            name(Latency.END_TO_END_RESPONSE, Statistic.P999));

    private final Map<String, Result> results;
    /** Above a rate that is not sustained a queue grows for as long as the run lasts, and latencies with it. */
    private final boolean hasRates;

    /** By the ids of runs. */
    private final Map<String, Figures> figures = new HashMap<>();

    RunFigures(CampaignResults campaign) {
        this.results = campaign.results();
        this.hasRates = campaign.campaign().plan().varied().stream().anyMatch(TargetRate::isKey);
        results.forEach((id, result) -> figures.put(id, Figures.of(result)));
    }

    static String name(Latency latency, Statistic statistic) {
        return latency.resultName() + "." + name(statistic);
    }

    private static String name(Statistic statistic) {
        return switch (statistic) {
            case P50 -> "p50";
            case P99 -> "p99";
            case P999 -> "p999";
            default -> throw new IllegalArgumentException(statistic.label());
        };
    }

    /** The title of a column. */
    static String title(String figure) {
        return figure.equals(RATE) ? "Acked msg/s" : FigureTitle.of(figure) + " (ms)";
    }

    /** The place of a figure among those that are shown, as conditions name it, {@code p99.9} or {@code p999}; negative where it is none. */
    static int at(String figure) {
        return SHOWN.indexOf(figure.replaceFirst("\\.p99\\.9$", ".p999"));
    }

    /** The figure of a run; empty where it has no result, or too few samples, and where it means nothing. */
    Optional<Figure> find(Campaign.Run run, String figure) {
        return Optional.ofNullable(figures.get(run.id()))
                .filter(each -> figure.equals(RATE) || isTrusted(run) || !hasRates)
                .flatMap(each -> each.find(figure))
                .filter(Figure::isSupported);
    }

    /** Whether a run has a result whose figures are to be trusted. */
    boolean isTrusted(Campaign.Run run) {
        Result result = results.get(run.id());
        return result != null && result.isTrusted();
    }

    /** The figure over those runs of a point that are to be trusted. */
    Optional<Spread> spread(Point point, String figure) {
        return Spread.of(
                point.runs().stream()
                        .filter(this::isTrusted)
                        .map(run -> figures.get(run.id()))
                        .filter(Objects::nonNull)
                        .toList(),
                figure);
    }
}

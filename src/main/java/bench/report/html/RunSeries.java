package bench.report.html;

import bench.report.TimeAxis;
import bench.result.Result;
import bench.result.Series;
import bench.result.Statistic;
import bench.stats.Latency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The figures of a measurement's intervals that are drawn over time, by their names in the result. */
final class RunSeries {
    private static final String SENT = "sendRate";
    private static final String ACKED = "publishRate";
    private static final String RECEIVED = "consumeRate";

    /** What is 0 in a run that sends nothing, and in one that reads nothing, and is no figure of it. */
    private static final Set<String> OF_PRODUCERS = Set.of("targetRate", SENT, ACKED, "publishErrorRate", "inFlight");

    private static final Set<String> OF_CONSUMERS = Set.of(RECEIVED, "backlog");

    private static final List<Statistic> STATISTICS =
            List.of(Statistic.P50, Statistic.P95, Statistic.P99, Statistic.P999, Statistic.MAX);

    private final Series all;
    private final boolean isSent;
    private final boolean isRead;
    private final Map<String, List<Number>> intervals;
    private final TimeAxis axis;
    private final Thinning thinning;

    RunSeries(Result result, TimeAxis axis) {
        this.all = result.series();
        this.isSent = result.setup().producersPerTopic() > 0;
        this.isRead = result.delivery() == null
                ? result.setup().consumersPerTopic() > 0
                : result.delivery().isChecked();
        this.intervals = all.byName();
        this.axis = axis;
        this.thinning = new Thinning(axis);
    }

    /** When each point is drawn. */
    List<Number> times() {
        return thinning.times();
    }

    /** How many seconds before and after it each point stands for. */
    List<Number> reaches() {
        return thinning.reaches();
    }

    /** Whether there are fewer points than intervals. */
    boolean isThinned() {
        return thinning.isThinned();
    }

    /** What the file has of them: one of an older version lacks some. */
    Map<String, List<Number>> byName() {
        Map<String, List<Number>> series = new LinkedHashMap<>();
        Stream.of(
                        "targetRate",
                        SENT,
                        ACKED,
                        RECEIVED,
                        "publishErrorRate",
                        "backlog",
                        "inFlight",
                        "clientCpu",
                        "gcMillis",
                        "longestStallMillis")
                .filter(name -> intervals.containsKey(name) && isOfThisRun(name))
                .forEach(name -> put(series, name));
        for (Latency latency : Latency.values()) {
            statistics(latency).forEach(each -> put(series, name(latency, each)));
        }
        return series;
    }

    private boolean isOfThisRun(String name) {
        return (isSent || !OF_PRODUCERS.contains(name)) && (isRead || !OF_CONSUMERS.contains(name));
    }

    private void put(Map<String, List<Number>> series, String name) {
        List<Number> values = all.known(name);
        if (values.stream().anyMatch(value -> value != null)) {
            series.put(name, thinning.points(values));
        }
    }

    /** Those that the messages of an interval support. */
    private List<Statistic> statistics(Latency latency) {
        double samples = medianMessages(latency);
        return STATISTICS.stream()
                .filter(each -> intervals.containsKey(name(latency, each)))
                .filter(each -> each == Statistic.P50 || each.isSupportedBy(samples))
                // A stand-in for the next one.
                .filter(each -> each != Statistic.P95 || !Statistic.P99.isSupportedBy(samples))
                .toList();
    }

    private double medianMessages(Latency latency) {
        List<Number> rates = intervals.getOrDefault(counted(latency), List.of());
        double[] messages = Stream.iterate(0, i -> i + 1)
                .limit(Math.min(rates.size(), axis.size()))
                .mapToDouble(i -> rates.get(i).doubleValue()
                        * (axis.ends().get(i) - axis.starts().get(i)))
                .sorted()
                .toArray();
        return messages.length == 0 ? 0 : messages[messages.length / 2];
    }

    private String counted(Latency latency) {
        return switch (latency) {
            case PUBLISH, PUBLISH_RESPONSE -> ACKED;
            case END_TO_END, END_TO_END_RESPONSE -> RECEIVED;
            case PUBLISH_DELAY, HARNESS_DELAY -> intervals.containsKey(SENT) ? SENT : ACKED;
        };
    }

    private static String name(Latency latency, Statistic statistic) {
        return latency.resultName() + statistic.suffix();
    }
}

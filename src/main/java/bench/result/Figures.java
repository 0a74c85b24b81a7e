package bench.result;

import bench.stats.IntervalStats;
import bench.stats.Latency;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The figures of a whole measurement by name, such as {@code publishResponseLatency.p99}, {@code publishRate} and {@code
 * delivery.lost}: what is compared, and what thresholds are for. Immutable.
 */
public final class Figures {
    private static final String RATE = "msg/s";
    private static final String BYTE_RATE = "B/s";
    /** Of all figures that there are, by their names. */
    private static final Map<String, String> UNITS = units();

    private final Map<String, Figure> byName = new LinkedHashMap<>();

    private Figures() {}

    /** The figures of a part of a run: of what was sent in it and has come back by its end. */
    public static Figures of(IntervalStats interval) {
        Figures figures = new Figures();
        Stream.of(Latency.values()).forEach(latency -> figures.addAll(latency, interval.histogram(latency)));
        figures.addAll(Throughput.of(interval), interval.elapsedSeconds() > 0);
        return figures;
    }

    /** The figures of a result. */
    public static Figures of(Result result) {
        Figures figures = new Figures();
        Stream.of(Latency.values())
                .forEach(latency -> figures.addAll(
                        latency, result.distributions().histograms().histogram(latency)));
        figures.addAll(result.run());
        if (result.delivery() != null) {
            figures.addAll(result.delivery());
        }
        return figures;
    }

    private void addAll(Latency latency, Histogram histogram) {
        for (Statistic statistic : Statistic.values()) {
            add(
                    name(latency, statistic),
                    statistic.of(latency, histogram),
                    latency.unitSymbol(),
                    histogram.getTotalCount() > 0 && statistic.isSupportedBy(histogram));
        }
    }

    private void addAll(Result.Run run) {
        if (run.throughput() != null) {
            addAll(run.throughput(), run.isMeasured());
        }
        Result.Counts counts = run.messages().counts();
        addCount("messagesSent", counts.messagesSent());
        addCount("messagesAcked", counts.messagesAcked());
        addCount("messagesReceived", counts.messagesReceived());
        addCount("sendErrors", counts.sendErrors());
    }

    private void addAll(Throughput throughput, boolean measured) {
        add("publishRate", throughput.publishRate(), RATE, measured);
        add("publishErrorRate", throughput.publishErrorRate(), RATE, measured);
        add("consumeRate", throughput.consumeRate(), RATE, measured);
        add("publishByteRate", throughput.publishByteRate(), BYTE_RATE, measured);
        add("consumeByteRate", throughput.consumeByteRate(), BYTE_RATE, measured);
    }

    private void addAll(Delivered delivery) {
        addCount("delivery.unanswered", delivery.unanswered());
        if (delivery.isChecked()) {
            Delivered.Counts total = delivery.total();
            addCount("delivery.lost", total.missing().lost());
            addCount("delivery.unread", total.missing().unread());
            addCount("delivery.removed", total.missing().removed());
            addCount("delivery.notVisible", total.missing().notVisible());
            addCount("delivery.duplicated", total.wrong().duplicated());
            addCount("delivery.redelivered", total.wrong().redelivered());
            addCount("delivery.reordered", total.wrong().reordered());
            addCount("delivery.foreign", total.wrong().foreign());
            addCount("delivery.corrupt", total.wrong().corrupt());
        }
    }

    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        for (Latency latency : Latency.values()) {
            Stream.of(Statistic.values()).forEach(each -> units.put(name(latency, each), latency.unitSymbol()));
        }
        Stream.of("publishRate", "publishErrorRate", "consumeRate").forEach(name -> units.put(name, RATE));
        Stream.of("publishByteRate", "consumeByteRate").forEach(name -> units.put(name, BYTE_RATE));
        Stream.of("messagesSent", "messagesAcked", "messagesReceived", "sendErrors")
                .forEach(name -> units.put(name, ""));
        Stream.of(
                        "unanswered",
                        "lost",
                        "unread",
                        "removed",
                        "notVisible",
                        "duplicated",
                        "redelivered",
                        "reordered",
                        "foreign",
                        "corrupt")
                .forEach(name -> units.put("delivery." + name, ""));
        return Collections.unmodifiableMap(units);
    }

    /** The unit of each figure that a result can have, by its name; empty for a count. */
    public static Map<String, String> unitsByName() {
        return UNITS;
    }

    private void addCount(String name, long count) {
        add(name, (double) count, "", true);
    }

    private void add(String name, double value, String unit, boolean supported) {
        byName.put(name, new Figure(name, value, unit, supported));
    }

    private static String name(Latency latency, Statistic statistic) {
        return latency.resultName() + "." + statistic.key();
    }

    /** The figure of this name; empty where the result has none. */
    public Optional<Figure> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The figure of a latency, which every result has. */
    public Figure of(Latency latency, Statistic statistic) {
        return find(name(latency, statistic)).orElseThrow();
    }

    /** The names of all figures that the result has. */
    public Set<String> names() {
        return byName.keySet();
    }
}

package bench.result;

import bench.stats.Latency;
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
    private final Map<String, Figure> byName = new LinkedHashMap<>();

    private Figures() {}

    /** The figures of a result. */
    public static Figures of(Result result) {
        Figures figures = new Figures();
        Stream.of(Latency.values()).forEach(latency -> figures.addAll(latency, result));
        figures.addAll(result.run());
        if (result.delivery() != null) {
            figures.addAll(result.delivery());
        }
        return figures;
    }

    private void addAll(Latency latency, Result result) {
        Histogram histogram = result.distributions().histograms().histogram(latency);
        for (Statistic statistic : Statistic.values()) {
            add(
                    name(latency, statistic),
                    statistic.of(latency, histogram),
                    latency.unitSymbol(),
                    histogram.getTotalCount() > 0 && statistic.isSupportedBy(histogram));
        }
    }

    private void addAll(Result.Run run) {
        boolean measured = run.times().measuredSeconds() > 0;
        Throughput throughput = run.throughput();
        add("publishRate", throughput.publishRate(), "msg/s", measured);
        add("publishErrorRate", throughput.publishErrorRate(), "msg/s", measured);
        add("consumeRate", throughput.consumeRate(), "msg/s", measured);
        add("publishByteRate", throughput.publishByteRate(), "B/s", measured);
        add("consumeByteRate", throughput.consumeByteRate(), "B/s", measured);
        Result.Counts counts = run.messages().counts();
        addCount("messagesSent", counts.messagesSent());
        addCount("messagesAcked", counts.messagesAcked());
        addCount("messagesReceived", counts.messagesReceived());
        addCount("sendErrors", counts.sendErrors());
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

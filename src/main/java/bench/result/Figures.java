package bench.result;

import static bench.result.FigureNames.*;

import bench.stats.IntervalStats;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The figures of a whole measurement, or of a part of it, by name, such as {@code publishResponseLatency.p99}, {@code
 * publishRate} and {@code delivery.lost}: what is compared, and what thresholds are for. Immutable.
 */
public final class Figures {
    private final Map<String, Figure> byName = new LinkedHashMap<>();

    private Figures() {}

    /** The figures of a part of a run: of what was sent in it and has come back by its end. */
    public static Figures of(IntervalStats interval) {
        return of(interval, List.of());
    }

    /**
     * The same with the backlog.
     *
     * @param backlogs messages, at the end of each interval of the part; none where nobody reads
     */
    public static Figures of(IntervalStats interval, List<Number> backlogs) {
        boolean isMeasured = interval.elapsedSeconds() > 0;
        Figures figures = new Figures();
        Stream.of(Latency.values()).forEach(latency -> figures.addAll(latency, interval.histogram(latency)));
        figures.addAll(Throughput.of(interval), isMeasured);
        figures.addAll(Result.Counts.of(interval.counts()), isMeasured);
        figures.addAll(backlogs);
        return figures;
    }

    /** The figures of a result. */
    public static Figures of(Result result) {
        Figures figures = new Figures();
        Histograms histograms = result.distributions().histograms();
        Stream.of(Latency.values()).forEach(latency -> figures.addAll(latency, histograms.histogram(latency)));
        Result.Run run = result.run();
        if (run.throughput() != null) {
            figures.addAll(run.throughput(), run.isMeasured());
        }
        figures.addAll(run.messages().counts(), run.isMeasured());
        if (isRead(result)) {
            figures.addAll(result.series().backlogs());
        }
        if (result.delivery() != null) {
            figures.addAll(result.delivery());
        }
        return figures;
    }

    /** The figures of one phase of a run, which has no delivery of its own; empty where the result has none of that name. */
    public static Optional<Figures> of(Result result, String phase) {
        List<PhaseResult> phases = result.course().phases();
        if (phases.isEmpty() && result.run().isMeasured() && phase.equals(Phase.MEASUREMENT.name())) {
            return Optional.of(of(result));
        }
        for (int i = 0; i < phases.size(); i++) {
            PhaseResult each = phases.get(i);
            if (each.phase().name().equals(phase)) {
                Figures figures = of(each);
                if (each.phase().measured() && isRead(result)) {
                    figures.addAll(result.series().backlogs(i));
                }
                return Optional.of(figures);
            }
        }
        return Optional.empty();
    }

    private static Figures of(PhaseResult phase) {
        Figures figures = new Figures();
        for (Latency latency : Latency.values()) {
            for (Statistic statistic : Statistic.values()) {
                figures.add(
                        FigureNames.of(latency, statistic),
                        phase.value(latency, statistic),
                        latency.unitSymbol(),
                        phase.isTimed(latency) && phase.isSupported(latency, statistic));
            }
            phase.samples(latency).ifPresent(count -> figures.addCount(countOf(latency), count, count > 0));
        }
        boolean lasted = phase.extent().seconds() > 0;
        figures.addAll(phase.throughput(), lasted);
        figures.addAll(phase.counts(), lasted);
        return figures;
    }

    /** Whether somebody has read: else there is no backlog to speak of. */
    private static boolean isRead(Result result) {
        return result.delivery() == null
                ? result.run().messages().counts().messagesReceived() > 0
                : result.delivery().isChecked();
    }

    private void addAll(Latency latency, Histogram histogram) {
        for (Statistic statistic : Statistic.values()) {
            add(
                    FigureNames.of(latency, statistic),
                    statistic.of(latency, histogram),
                    latency.unitSymbol(),
                    histogram.getTotalCount() > 0 && statistic.isSupportedBy(histogram));
        }
        addCount(countOf(latency), histogram.getTotalCount(), histogram.getTotalCount() > 0);
    }

    private void addAll(Throughput throughput, boolean measured) {
        add(PUBLISH_RATE, throughput.publishRate(), RATE, measured);
        add(PUBLISH_ERROR_RATE, throughput.publishErrorRate(), RATE, measured);
        add(CONSUME_RATE, throughput.consumeRate(), RATE, measured);
        add(PUBLISH_BYTE_RATE, throughput.publishByteRate(), BYTE_RATE, measured);
        add(CONSUME_BYTE_RATE, throughput.consumeByteRate(), BYTE_RATE, measured);
    }

    private void addAll(Result.Counts counts, boolean measured) {
        addCount(MESSAGES_SENT, counts.messagesSent(), measured);
        addCount(MESSAGES_ACKED, counts.messagesAcked(), measured);
        addCount(MESSAGES_RECEIVED, counts.messagesReceived(), measured);
        addCount(SEND_ERRORS, counts.sendErrors(), measured);
        long answered = counts.messagesAcked() + counts.sendErrors();
        double share = answered == 0 ? 0 : 100.0 * counts.sendErrors() / answered;
        add(PUBLISH_ERROR_SHARE, share, PERCENT, answered > 0);
    }

    private void addAll(List<Number> backlogs) {
        List<Long> counts = new ArrayList<>();
        backlogs.forEach(each -> counts.add(each.longValue()));
        if (!counts.isEmpty()) {
            double mean = counts.stream().mapToLong(Long::longValue).average().orElse(0);
            add(BACKLOG_AVG, mean, "", true);
            addCount(
                    BACKLOG_MAX,
                    counts.stream().mapToLong(Long::longValue).max().orElse(0),
                    true);
            addCount(BACKLOG_END, counts.get(counts.size() - 1), true);
        }
    }

    private void addAll(Delivered delivery) {
        addDelivered("unanswered", delivery.unanswered());
        if (delivery.isChecked()) {
            Delivered.Counts total = delivery.total();
            addDelivered("lost", total.missing().lost());
            addDelivered("unread", total.missing().unread());
            addDelivered("removed", total.missing().removed());
            addDelivered("notVisible", total.missing().notVisible());
            addDelivered("duplicated", total.wrong().duplicated());
            addDelivered("redelivered", total.wrong().redelivered());
            addDelivered("reordered", total.wrong().reordered());
            addDelivered("foreign", total.wrong().foreign());
            addDelivered("corrupt", total.wrong().corrupt());
        }
    }

    private void addDelivered(String name, long count) {
        addCount(ofDelivery(name), count, true);
    }

    private void addCount(String name, long count, boolean supported) {
        add(name, (double) count, "", supported);
    }

    private void add(String name, double value, String unit, boolean supported) {
        byName.put(name, new Figure(name, value, unit, supported));
    }

    /** The unit of each figure that a result can have, by its name; empty for a count. */
    public static Map<String, String> unitsByName() {
        return UNITS;
    }

    /** The figure of this name; empty where the result has none. */
    public Optional<Figure> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The figure of a latency, which every result has. */
    public Figure of(Latency latency, Statistic statistic) {
        return find(FigureNames.of(latency, statistic)).orElseThrow();
    }

    /** The names of all figures that the result has. */
    public Set<String> names() {
        return byName.keySet();
    }
}

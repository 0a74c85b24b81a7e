package bench.stats;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * What happened in one interval of a phase: counts, and a histogram for each latency.
 *
 * @param span when
 * @param counts messages that were sent in the phase
 * @param carriedOver what came in during the interval for messages that were sent in phases before: in no latency of this
 *     phase, but part of what the system did in its time. Without it, rates would be too low by what was on its way
 * @param blocked for how long producers were
 * @param rejected samples that are in no histogram
 * @param histograms nanoseconds; the receiver may keep them, and must not write to them
 */
public record IntervalStats(
        Span span,
        MessageCounts counts,
        MessageCounts carriedOver,
        Blocked blocked,
        Rejected rejected,
        Map<Latency, Histogram> histograms) {

    /** All that came in during the interval, whenever it was sent. */
    public MessageCounts all() {
        return counts.plus(carriedOver);
    }

    /** Real time between the two ends, in seconds. */
    public double elapsedSeconds() {
        return span.seconds();
    }

    /** The histogram of a latency, in nanoseconds. */
    public Histogram histogram(Latency latency) {
        return histograms.get(latency);
    }

    /**
     * Several parts of a run as one, as long as they are together; it begins when the first does. What came in late for a part is
     * in the part's counts, wherever it came in.
     */
    public static IntervalStats sum(List<IntervalStats> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Builder sum = new Builder();
        parts.forEach(sum::add);
        long startNs = parts.isEmpty() ? 0 : parts.get(0).span.startNs();
        long lengthNs = parts.stream()
                .mapToLong(part -> part.span.endNs() - part.span.startNs())
                .sum();
        return sum.build(new Span(startNs, startNs + lengthNs));
    }

    /** Collects an interval. Confined to one thread. */
    static final class Builder {
        private final Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
        private MessageCounts counts = MessageCounts.NONE;
        private MessageCounts carriedOver = MessageCounts.NONE;
        private Blocked blocked = Blocked.NONE;
        private Rejected rejected = Rejected.NONE;

        void takeSends(Samples samples) {
            add(new MessageCounts(samples.messages(), samples.bytes(), 0, 0, 0, 0));
            takeLatencies(samples);
        }

        void takeAcks(Samples samples) {
            add(new MessageCounts(0, 0, samples.messages(), 0, 0, 0));
            takeLatencies(samples);
        }

        void takeReceipts(Samples samples) {
            add(new MessageCounts(0, 0, 0, 0, samples.messages(), samples.bytes()));
            takeLatencies(samples);
        }

        private void takeLatencies(Samples samples) {
            rejected = rejected.plus(new Rejected(samples.negative(), samples.outOfRange()));
            samples.takeAll(histograms::put);
        }

        private Histogram histogram(Latency latency) {
            return histograms.computeIfAbsent(latency, missing -> LatencyCounts.newHistogram());
        }

        /** A send for which its thread was awake in time is not recorded as such, which would cost more than it is worth. */
        private void addPunctualSends() {
            Histogram delays = histogram(Latency.HARNESS_DELAY);
            long punctual = histogram(Latency.PUBLISH_DELAY).getTotalCount() - delays.getTotalCount();
            if (punctual > 0) {
                delays.recordValueWithCount(0, punctual);
            }
        }

        void addFailures(long failures) {
            add(new MessageCounts(0, 0, 0, failures, 0, 0));
        }

        private void add(MessageCounts more) {
            counts = counts.plus(more);
        }

        void addBlocked(Blocked more) {
            blocked = blocked.plus(more);
        }

        void addCarriedOver(MessageCounts more) {
            carriedOver = carriedOver.plus(more);
        }

        void add(IntervalStats interval) {
            add(interval.counts);
            addCarriedOver(interval.carriedOver);
            addBlocked(interval.blocked);
            rejected = rejected.plus(interval.rejected);
            interval.histograms.forEach((latency, more) -> histogram(latency).add(more));
        }

        /** Most of the counts of a histogram are zeros. */
        void pack() {
            histograms.replaceAll((latency, histogram) -> {
                Histogram packed = new PackedHistogram(histogram.getNumberOfSignificantValueDigits());
                packed.setAutoResize(true);
                packed.add(histogram);
                return packed;
            });
        }

        IntervalStats build(Span span) {
            addPunctualSends();
            for (Latency latency : Latency.values()) {
                histogram(latency);
            }
            return new IntervalStats(span, counts, carriedOver, blocked, rejected, histograms);
        }
    }
}

package bench.result;

import bench.stats.IntervalStats;
import bench.stats.Latency;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What happened in one phase of a run, by the names that the figures of the whole measurement have.
 *
 * @param phase its name, and whether it was measured
 * @param extent when it was, and what it was to be
 * @param counts of the messages that were sent in it, whenever they came in
 * @param throughput while it lasted
 * @param validity whether it is to be trusted; null where it was not measured
 * @param latencies average, percentiles and maximum of each latency of its messages, the percentiles that too few of them
 *     support, and how many there are
 */
@JsonPropertyOrder({"phase", "extent", "validity", "counts", "throughput"})
public record PhaseResult(
        @JsonUnwrapped Phase phase,
        @JsonUnwrapped Extent extent,
        @JsonUnwrapped Result.Counts counts,
        Throughput throughput,
        @JsonInclude(JsonInclude.Include.NON_NULL) Validity validity,
        Map<String, Object> latencies) {
    public PhaseResult {
        latencies = Collections.unmodifiableMap(new LinkedHashMap<>(latencies));
    }

    /**
     * The time of a phase.
     *
     * @param targetRate messages/s that were asked for, over all producers, on average
     * @param startSeconds since the first phase of the run began
     * @param seconds its length
     */
    public record Extent(double targetRate, double startSeconds, double seconds) {
        /** Whether as many messages were to be sent as can be. */
        @JsonIgnore
        public boolean isUnlimited() {
            return TargetRate.isUnlimited(targetRate);
        }
    }

    static PhaseResult of(PhaseTotal phase, long originNs, double targetRate, Throughput throughput) {
        IntervalStats total = phase.total();
        Map<String, Object> latencies = new LinkedHashMap<>();
        for (Latency latency : Latency.values()) {
            latencies.putAll(Aggregates.statistics(latency, total.histogram(latency)));
            latencies.put(Aggregates.nameOfUnsupported(latency), Statistic.unsupported(total.histogram(latency)));
            latencies.put(
                    Aggregates.nameOfCount(latency), total.histogram(latency).getTotalCount());
        }
        return new PhaseResult(
                phase.phase(),
                new Extent(targetRate, (total.span().startNs() - originNs) / 1e9, total.elapsedSeconds()),
                Result.Counts.of(total.counts()),
                throughput,
                phase.validity(),
                latencies);
    }

    /** A figure of a latency, in its unit. */
    public double value(Latency latency, Statistic statistic) {
        return latencies.get(Aggregates.name(latency) + statistic.suffix()) instanceof Number number
                ? number.doubleValue()
                : 0;
    }

    /** Whether any message has this latency. */
    public boolean isTimed(Latency latency) {
        OptionalLong samples = samples(latency);
        return samples.isPresent() ? samples.getAsLong() > 0 : value(latency, Statistic.MAX) > 0;
    }

    /** How many messages have this latency; empty in older files. */
    public OptionalLong samples(Latency latency) {
        return latencies.get(Aggregates.nameOfCount(latency)) instanceof Number count
                ? OptionalLong.of(count.longValue())
                : OptionalLong.empty();
    }

    /** Whether enough messages lie above a percentile for it to mean something. */
    public boolean isSupported(Latency latency, Statistic statistic) {
        return latencies.get(Aggregates.nameOfUnsupported(latency)) instanceof List<?> unsupported
                && !unsupported.contains(statistic.percentile());
    }
}

package bench.result;

import bench.stats.IntervalStats;
import bench.stats.Latency;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * What the harness can do by itself on a machine, measured with a system that takes no time. Rates in messages/s, times in
 * microseconds. {@link ResultJson} writes and reads it.
 *
 * @param endedAt when it was measured
 * @param secondsPerStep how long each load was measured
 * @param idleWakeUp how late a thread woke that slept 1 ms at a time while nothing else was going on
 * @param limits what threads can do that only time messages, each measured right before the highest rate of as many producers
 * @param loads each with the broker in memory
 * @param environment what it was measured with
 */
@JsonPropertyOrder({"schemaVersion", "endedAt", "secondsPerStep", "publishFloorMicros", "responseFloorMicros"})
public record CalibrationResult(
        Instant endedAt,
        double secondsPerStep,
        Micros idleWakeUp,
        List<Limit> limits,
        @JsonUnwrapped Loads loads,
        Environment environment) {
    static final int SCHEMA_VERSION = 1;

    /** Above this share of its highest rate a producer has no time left to catch up after a stall. */
    private static final double USABLE_SHARE = 0.8;

    /**
     * What no harness can pass that times every message: the rate of threads that do nothing but that.
     *
     * @param threads how many there were
     * @param messagesPerSecond of all of them, each with two clock readings and two records in histograms
     */
    public record Limit(int threads, double messagesPerSecond) {}

    /**
     * The loads that were measured.
     *
     * @param highestRates as many messages as can be sent, by 1 producer and then by more; nobody reads
     * @param stamped the same by 1 producer
     * @param unstamped the same without stamps, each right after its load with stamps
     * @param withConsumer as many messages as 1 producer and 1 consumer can handle
     * @param withConsumerUnstamped the same without stamps, each right after its load with stamps
     * @param fixedRates 1 producer at fixed rates, the lowest first; nobody reads
     */
    public record Loads(
            List<HighestRate> highestRates,
            List<Step> stamped,
            List<Step> unstamped,
            List<Step> withConsumer,
            List<Step> withConsumerUnstamped,
            List<Step> fixedRates) {}

    /**
     * A load at the highest rate.
     *
     * @param shareOfLimit the rate as a share of the limit of as many threads; null where that was not measured
     */
    public record HighestRate(
            @JsonUnwrapped Step step,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double shareOfLimit) {}

    /**
     * One load.
     *
     * @param targetRate messages/s that were asked for
     * @param sentPerSecond messages acked a second; a send that has failed is no rate that can be asked for
     * @param receivedPerSecond messages received a second while the load was on
     * @param times of the latencies that were measured, by their names in the result; {@code stalls} is how late a thread
     *     woke meanwhile that slept 1 ms at a time
     */
    public record Step(
            int producers,
            int consumers,
            int messageSize,
            double targetRate,
            double sentPerSecond,
            double receivedPerSecond,
            long sendErrors,
            @JsonAnyGetter @JsonAnySetter Map<String, Micros> times) {
        private static final String STALLS = "stalls";

        public Step {
            times = Collections.unmodifiableMap(new TreeMap<>(times));
        }

        /** The times of a load, from nanoseconds. */
        public static Map<String, Micros> times(IntervalStats total, Histogram stalls) {
            Map<String, Micros> times = new TreeMap<>();
            for (Latency latency : Latency.values()) {
                if (total.histogram(latency).getTotalCount() > 0) {
                    times.put(latency.resultName(), Micros.of(total.histogram(latency)));
                }
            }
            times.put(STALLS, Micros.of(stalls));
            return times;
        }

        /** Of a latency that was measured. */
        public Micros time(Latency latency) {
            return times.get(latency.resultName());
        }

        /** How late a thread woke meanwhile that slept 1 ms at a time. */
        public Micros stalls() {
            return times.get(STALLS);
        }
    }

    /**
     * How a time was distributed, in microseconds.
     *
     * @param unsupported the percentiles that too few samples support
     */
    public record Micros(
            @JsonProperty("50pct") double p50,
            @JsonProperty("99pct") double p99,
            @JsonProperty("999pct") double p999,
            @JsonProperty("Max") double max,
            List<String> unsupported) {
        /** The distribution of a histogram of nanoseconds. */
        public static Micros of(Histogram nanos) {
            return new Micros(
                    nanos.getValueAtPercentile(50) / 1e3,
                    nanos.getValueAtPercentile(99) / 1e3,
                    nanos.getValueAtPercentile(99.9) / 1e3,
                    nanos.getMaxValue() / 1e3,
                    Statistic.unsupported(nanos));
        }

        /** Whether enough samples lie above a percentile for it to mean something. */
        public boolean isSupported(Statistic percentile) {
            return !unsupported.contains(percentile.percentile());
        }
    }

    /** Publish latency that is reported when the system takes no time. */
    @JsonProperty
    public double publishFloorMicros() {
        return slowest().time(Latency.PUBLISH).p99;
    }

    /** The same for publish response latency, which counts from the schedule. */
    @JsonProperty
    public double responseFloorMicros() {
        return slowest().time(Latency.PUBLISH_RESPONSE).p99;
    }

    /** The load at the lowest of the fixed rates. */
    public Step slowest() {
        return loads.fixedRates.get(0);
    }

    /** Messages/s that one producer can be asked for. */
    @JsonProperty
    public double singleProducerRate() {
        return USABLE_SHARE * loads.highestRates.get(0).step.sentPerSecond;
    }

    /** What stamps take of the rate of 1 producer when nobody reads, by each pair of loads. */
    @JsonProperty("stampShareOfSendingOfPairs")
    public List<Double> sharesOfSending() {
        return shares(loads.stamped, loads.unstamped);
    }

    /** What stamps and delivery ledger take of the rate of 1 producer and 1 consumer, by each pair of loads. */
    @JsonProperty("stampAndLedgerShareOfDeliveringOfPairs")
    public List<Double> sharesOfDelivering() {
        return shares(loads.withConsumer, loads.withConsumerUnstamped);
    }

    /** In ascending order; below 0 where noise is more than what stamps take. */
    private static List<Double> shares(List<Step> stamped, List<Step> unstamped) {
        return IntStream.range(0, stamped.size())
                .mapToObj(pair -> 1 - stamped.get(pair).sentPerSecond / unstamped.get(pair).sentPerSecond)
                .sorted()
                .toList();
    }

    @JsonProperty
    double stampShareOfSending() {
        return median(sharesOfSending());
    }

    @JsonProperty
    double stampAndLedgerShareOfDelivering() {
        return median(sharesOfDelivering());
    }

    /** The one in the middle. */
    public static <T> T median(List<T> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    @JsonProperty
    int schemaVersion() {
        return SCHEMA_VERSION;
    }

    /** The percentile that {@link #publishFloorMicros} and {@link #responseFloorMicros} are. */
    @JsonProperty
    int floorPercentile() {
        return 99;
    }
}

package bench.result;

import bench.config.Workload;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * What the harness can do by itself on a machine, measured with a system that takes no time.
 *
 * @param idleWakeUps how late a thread woke that slept 1 ms at a time while nothing else was going on, nanoseconds
 * @param limits what threads can do that only time messages, each measured right before the ceiling of as many producers
 * @param ceilings as many messages as can be sent, by 1 producer and then by more; nobody reads
 * @param sending what stamps take of the rate of 1 producer when nobody reads
 * @param delivering what stamps and delivery ledger take of the rate of 1 producer and 1 consumer
 * @param paced 1 producer at fixed rates, the lowest first; nobody reads
 */
public record CalibrationResult(
        Histogram idleWakeUps,
        List<Limit> limits,
        List<Step> ceilings,
        StampCost sending,
        StampCost delivering,
        List<Step> paced) {
    /** The percentile by which {@link #publishFloorNs} and {@link #responseFloorNs} go. */
    public static final int FLOOR_PERCENTILE = 99;

    /** Above this share of its ceiling a producer has no time left to catch up after a stall. */
    private static final double USABLE_SHARE = 0.8;

    /**
     * What no harness can pass that times every message: the rate of threads that do nothing but that.
     *
     * @param threads how many there were
     * @param messagesPerSecond of all of them, each with two looks at the clock and two records in histograms
     */
    public record Limit(int threads, double messagesPerSecond) {
        /** What a load has reached, as a share of it. */
        public double shareReached(Step step) {
            return step.sentPerSecond() / messagesPerSecond;
        }
    }

    /**
     * The same load at its highest rate with and without stamps, in turn: where the threads run differs from one time to the
     * next by more than what is sought.
     *
     * @param stamped each load with stamps
     * @param unstamped the load without that was measured right after it
     */
    public record StampCost(List<Step> stamped, List<Step> unstamped) {
        public StampCost {
            stamped = List.copyOf(stamped);
            unstamped = List.copyOf(unstamped);
        }

        /**
         * What stamps took of the rate in each pair, in ascending order; below 0 where noise is more than that.
         */
        public List<Double> shares() {
            return IntStream.range(0, stamped.size())
                    .mapToObj(pair -> 1
                            - stamped.get(pair).sentPerSecond()
                                    / unstamped.get(pair).sentPerSecond())
                    .sorted()
                    .toList();
        }

        /** The median of {@link #shares}. */
        public double medianShare() {
            return shares().get(stamped.size() / 2);
        }

        /** The load with stamps whose rate is the median. */
        public Step medianStamped() {
            return median(stamped);
        }

        /** The load without stamps whose rate is the median. */
        public Step medianUnstamped() {
            return median(unstamped);
        }

        private static Step median(List<Step> steps) {
            return steps.stream()
                    .sorted(Comparator.comparingDouble(Step::sentPerSecond))
                    .toList()
                    .get(steps.size() / 2);
        }
    }

    /**
     * One load.
     *
     * @param workload what was asked for
     * @param intervals of the measurement
     * @param total their sum, and what came in late for them
     * @param stalls how late a thread woke meanwhile that slept 1 ms at a time, nanoseconds
     */
    public record Step(Workload workload, List<IntervalStats> intervals, IntervalStats total, Histogram stalls) {
        public Step {
            intervals = List.copyOf(intervals);
        }

        /** Messages acked a second; a send that has failed is no rate that can be asked for. */
        public double sentPerSecond() {
            return intervals.stream().mapToLong(each -> each.counts().acked()).sum() / seconds();
        }

        /** Messages received a second while the load was on. */
        public double receivedPerSecond() {
            return intervals.stream()
                            .mapToLong(each -> each.counts().received())
                            .sum()
                    / seconds();
        }

        /** Messages sent as a share of those asked for. */
        public double reached() {
            return sentPerSecond() / workload.rate().producerRate();
        }

        private double seconds() {
            return intervals.stream().mapToDouble(IntervalStats::elapsedSeconds).sum();
        }
    }

    public CalibrationResult {
        limits = List.copyOf(limits);
        ceilings = List.copyOf(ceilings);
        paced = List.copyOf(paced);
    }

    /** The limit of as many threads as a ceiling has producers; empty where it was not measured. */
    public Optional<Limit> limitOf(Step ceiling) {
        return limits.stream()
                .filter(limit -> limit.threads() == ceiling.workload().clients().producersPerTopic())
                .findFirst();
    }

    /** What is reported as publish latency when the system takes no time, in nanoseconds. */
    public long publishFloorNs() {
        return floorNs(Latency.PUBLISH);
    }

    /** The same for publish response latency, which counts from the schedule. */
    public long responseFloorNs() {
        return floorNs(Latency.PUBLISH_RESPONSE);
    }

    private long floorNs(Latency latency) {
        return paced.get(0).total().histogram(latency).getValueAtPercentile(FLOOR_PERCENTILE);
    }

    /** Messages/s that one producer can be asked for. */
    public double singleProducerRate() {
        return USABLE_SHARE * ceilings.get(0).sentPerSecond();
    }

    /** How long each step was measured. */
    public Duration measured() {
        return paced.get(0).workload().timing().testDuration();
    }
}

package bench.validity;

import bench.delivery.Delivery;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Evidence of a measurement in which all is well, and which a test spoils in one respect: 10 s at 1,000 messages/s by one
 * producer, publish latencies of 2 ms with 2 % of 20 ms, on an idle client.
 */
final class Facts {
    static final long MS = 1_000_000;
    double seconds = 10;
    double targetRate = 1_000;
    boolean steady = true;
    boolean unlimited;
    Asked.End end = Asked.End.LENGTH;
    int producers = 1;
    int consumers = 1;
    long sent = 10_000;
    /** In the measured time; negative = all that was sent and has not failed. */
    long acked = -1;

    long failed;
    long blockedMs;
    long longestBlockMs;
    long negative;
    long outOfRange;
    double[] rates = {1_000, 1_001, 999, 1_000};
    double[] p99Ms = {20, 21, 19, 20};
    double[] delayMedianMs = {0.1, 0.1, 0.1, 0.1};
    double[] backlogs = {2, 3, 2, 3};
    double processLoad = 0.2;
    double machineLoad = 0.3;
    boolean systemSharesMachine;
    long received = 10_000;
    long ackedOfBefore;
    long receivedOfBefore;
    InFlight.Trend inFlight = InFlight.Trend.NONE;
    double silentSeconds;
    long rebalances;
    long unanswered;
    Waits waits = Waits.NONE;
    Delivery.Counts delivered = new Delivery.Counts(10_000, 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE);
    Optional<Delivery> delivery = Optional.empty();

    private final Histogram stalls = new Histogram(3);
    private final Histogram gcPausesMs = new Histogram(3);
    private final Map<Latency, Histogram> latencies = new EnumMap<>(Latency.class);

    Facts() {
        for (Latency latency : Latency.values()) {
            latencies.put(latency, new Histogram(3));
        }
        record(Latency.PUBLISH, 2 * MS, 9_800);
        record(Latency.PUBLISH, 20 * MS, 200);
        record(Latency.HARNESS_DELAY, 0, 10_000);
        stalls.recordValueWithCount(80_000, 9_000);
    }

    void record(Latency latency, long nanos, long count) {
        latencies.get(latency).recordValueWithCount(nanos, count);
    }

    void noSamples(Latency latency) {
        latencies.get(latency).reset();
    }

    void stalled(long nanos, long times) {
        stalls.recordValueWithCount(nanos, times);
    }

    void paused(long millis, long times) {
        gcPausesMs.recordValueWithCount(millis, times);
    }

    Evidence evidence() {
        IntervalStats total = new IntervalStats(
                new Span(0, (long) (seconds * 1_000 * MS)),
                new MessageCounts(sent, 0, sent - failed, failed, received, 0),
                MessageCounts.NONE,
                new Blocked(blockedMs * MS, longestBlockMs * MS),
                new Rejected(negative, outOfRange),
                latencies);
        return new Evidence(
                total,
                new Asked(targetRate, steady, unlimited, targetRate * seconds, EdgeAllowance.FEW_MESSAGES, end),
                new Evidence.Clients(producers, consumers),
                new Evidence.Intervals(rateSeries(), series(p99Ms, MS), series(delayMedianMs, MS), series(backlogs, 1)),
                new Evidence.Client(stalls, gcPausesMs, processLoad, machineLoad),
                new Answers(
                        seconds,
                        targetRate * seconds,
                        new MessageCounts(0, 0, acked < 0 ? sent - failed : acked, 0, received, 0),
                        new MessageCounts(0, 0, ackedOfBefore, 0, receivedOfBefore, 0),
                        inFlight,
                        silentSeconds,
                        rebalances,
                        waits),
                delivery.or(() -> Optional.of(
                        new Delivery(sent, sent - failed - unanswered, failed, delivered, List.of(delivered)))),
                systemSharesMachine);
    }

    /** Of messages that are due evenly, in intervals of one length. */
    private RateSeries rateSeries() {
        RateSeries series = new RateSeries();
        double each = seconds / rates.length;
        Arrays.stream(rates).forEach(rate -> series.add(each, rate * each, targetRate * each));
        return series;
    }

    private static Series series(double[] values, double factor) {
        Series series = new Series();
        Arrays.stream(values).forEach(value -> series.add(value * factor));
        return series;
    }
}

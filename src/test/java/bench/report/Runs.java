package bench.report;

import bench.delivery.Delivery;
import bench.result.Check;
import bench.result.Limits;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.PhaseTotal;
import bench.result.Phrase;
import bench.result.Result;
import bench.result.RunInterval;
import bench.result.RunResult;
import bench.result.Validity;
import bench.run.ResultRecorder;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import bench.stats.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/** Intervals and results with figures that tests know. */
public final class Runs {
    private static final long TEN_SECONDS_NS = 10_000_000_000L;

    private Runs() {}

    /** The first ten seconds of a phase, in which 500,386 messages of 1 KB were sent and acked, and 500,353 received. */
    public static IntervalStats interval() {
        return interval(0);
    }

    public static IntervalStats interval(int index) {
        Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
        for (Latency latency : Latency.values()) {
            Histogram histogram = new Histogram(1_000, TEN_SECONDS_NS, 3);
            // 1 to 1000 units: the percentiles are their own tenfold.
            for (int i = 1; i <= 1_000; i++) {
                histogram.recordValue(i * latency.unit().toNanos(1));
            }
            histograms.put(latency, histogram);
        }
        return new IntervalStats(
                new Span(index * TEN_SECONDS_NS, (index + 1) * TEN_SECONDS_NS),
                new MessageCounts(500_386, 500_386L * 1024, 500_386, 0, 500_353, 500_353L * 1024),
                MessageCounts.NONE,
                Blocked.NONE,
                Rejected.NONE,
                histograms);
    }

    public static RunInterval measured() {
        return new RunInterval(Phase.MEASUREMENT, interval(), 123, 50_000);
    }

    /** A run of this many intervals. */
    public static RunResult result(int intervals, String incompleteBecause) {
        Delivery.Counts counts = new Delivery.Counts(1_000_706, 1, 2, 1, 3, 4, 5, Delivery.Unseen.NONE);
        return result(
                intervals,
                incompleteBecause,
                Optional.of(new Delivery(1_000_772, 1_000_772, 0, counts, List.of(counts))));
    }

    /** A run of one interval in which nobody received anything, and three sends had no answer. */
    public static RunResult withoutConsumers() {
        Delivery.Counts counts = new Delivery.Counts(0, 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE);
        return result(1, null, Optional.of(new Delivery(500_386, 500_383, 0, counts, List.of())));
    }

    /** A run of one interval whose messages had no stamp. */
    public static RunResult withoutStamp() {
        return result(1, null, Optional.empty());
    }

    /** The result of a run of this many intervals after a warm-up of one. */
    public static Result document(int intervals, RunResult result) {
        AtomicReference<Result> ready = new AtomicReference<>();
        ResultRecorder recorder = new ResultRecorder(
                SampleSetup.info(),
                SampleSetup.ENVIRONMENT,
                Map.of("producer", Map.of("acks", "all", "vendor.api.key", "hunter2")),
                ready::set);
        recorder.topicsToKeep(List.of("orders"));
        recorder.phaseStarted(Phase.WARM_UP, PhaseLength.exactly(Duration.ofSeconds(10)));
        recorder.intervalEnded(new RunInterval(Phase.WARM_UP, interval(), 0, 1));
        recorder.phaseStarted(Phase.MEASUREMENT, PhaseLength.exactly(Duration.ofSeconds(10)));
        for (int i = 0; i < intervals; i++) {
            recorder.intervalEnded(measured());
        }
        recorder.runEnded(result);
        return ready.get();
    }

    private static RunResult result(int intervals, String incompleteBecause, Optional<Delivery> delivery) {
        Summary summary = new Summary(0);
        for (int i = 0; i < intervals; i++) {
            summary.add(interval(i));
        }
        Check check = Check.of("send errors", 0.05, Limits.above("%", 0, 0.1), Phrase.of("%s %%", 0.05))
                .advising("look at the broker's log");
        Validity validity = new Validity("broker", List.of(check), List.of("a remark"));
        return new RunResult(
                Map.of("system", "Kafka 4.4"),
                Instant.parse("2026-02-03T04:05:26Z"),
                incompleteBecause,
                null,
                null,
                List.of(
                        new PhaseTotal(Phase.WARM_UP, interval(), null),
                        new PhaseTotal(Phase.MEASUREMENT, summary.total(), validity)),
                7,
                validity,
                delivery);
    }
}

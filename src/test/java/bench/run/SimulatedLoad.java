package bench.run;

import bench.delivery.LoadCount;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import bench.stats.Summary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.HdrHistogram.Histogram;

/**
 * A system that takes so many messages a second, behind a client with a buffer of 32 MB. Messages flow without being told
 * apart. Its latency depends on the rate alone.
 */
final class SimulatedLoad {
    static final int SUBSCRIPTIONS = 3;
    private static final double LOOK_SECONDS = 0.05;
    private static final double BUFFERED = 32e6 / 1_000;
    private static final int MOST_SAMPLES = 20_000;

    private final double capacity;
    private final SplittableRandom random;
    private DoubleUnaryOperator latencyMs = rate -> 1;
    private DoubleUnaryOperator harnessDelayMs = rate -> 0.1;
    private double failedShare;

    private double nowSeconds = 100;
    private double due;
    private double sent;
    private double acked;
    private double failed;

    SimulatedLoad(double capacity, long seed) {
        this.capacity = capacity;
        this.random = new SplittableRandom(seed);
    }

    SimulatedLoad latency(DoubleUnaryOperator msOfRate) {
        latencyMs = msOfRate;
        return this;
    }

    SimulatedLoad harnessDelay(DoubleUnaryOperator msOfRate) {
        harnessDelayMs = msOfRate;
        return this;
    }

    SimulatedLoad failing(double share) {
        failedShare = share;
        return this;
    }

    /** All phases of a scenario, each with what became of it. */
    List<PhaseOutcome> runAll(Scenario scenario) {
        List<PhaseOutcome> before = new ArrayList<>();
        Optional<LoadPhase> phase = scenario.next(before);
        while (phase.isPresent()) {
            before.add(new PhaseOutcome(phase.get(), run(phase.get())));
            phase = scenario.next(before);
        }
        return before;
    }

    private Summary run(LoadPhase phase) {
        double seconds = phase.length().toMillis() / 1e3;
        long startNs = ns();
        double ackedBefore = acked;
        for (double passed = 0; passed < seconds && hasNotEnded(phase, startNs); passed += LOOK_SECONDS) {
            look(phase);
            step(phase.pace().to());
        }
        look(phase);
        Summary summary = new Summary(startNs);
        summary.add(stats(new Span(startNs, ns()), phase.pace().to(), Math.round(acked - ackedBefore)));
        return summary;
    }

    private static boolean hasNotEnded(LoadPhase phase, long startNs) {
        return phase.control().endedNs(startNs).isEmpty();
    }

    private void look(LoadPhase phase) {
        LoadCount count = new LoadCount(ns(), Math.round(sent), Math.round(acked), Math.round(failed), ns());
        phase.control().look(count.withDue(Math.round(due)), 0);
    }

    private void step(double rate) {
        nowSeconds += LOOK_SECONDS;
        due += rate * LOOK_SECONDS;
        double before = sent;
        sent = Math.min(sent + rate * LOOK_SECONDS, acked + failed + BUFFERED);
        failed += (sent - before) * failedShare;
        acked = Math.min(sent - failed, acked + capacity * LOOK_SECONDS * random.nextDouble(0.9, 1.1));
    }

    private long ns() {
        return Math.round(nowSeconds * 1e9);
    }

    private IntervalStats stats(Span span, double rate, long messages) {
        Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
        for (Latency latency : Latency.values()) {
            boolean isHarness = latency == Latency.HARNESS_DELAY;
            double ms = (isHarness ? harnessDelayMs : latencyMs).applyAsDouble(rate);
            Histogram histogram = new Histogram(3);
            histogram.recordValueWithCount(Math.round(ms * 1e6), Math.min(MOST_SAMPLES, messages));
            histograms.put(latency, histogram);
        }
        MessageCounts counts = new MessageCounts(
                messages, messages * 1_000, messages, 0, messages * SUBSCRIPTIONS, messages * SUBSCRIPTIONS * 1_000);
        return new IntervalStats(span, counts, MessageCounts.NONE, Blocked.NONE, Rejected.NONE, histograms);
    }
}

package bench.report.metrics;

import bench.result.Check;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.PhaseTotal;
import bench.result.Result;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.RunResult;
import bench.result.Validity;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Follows a run, and publishes what can be seen of it at each tick. Confined to the control thread. */
final class RunMetrics implements RunListener {
    /** What is published after the last one of the run. */
    private static final Phase ENDED = new Phase("ended", false);

    private final RunState.Subject subject;
    private final Consumer<RunState> published;
    private final Map<Latency, BucketCounts> latencies = new EnumMap<>(Latency.class);
    private Optional<Phase> phase = Optional.empty();
    private MessageCounts counts = MessageCounts.NONE;
    private RunState.Gauges gauges = RunState.Gauges.NONE;
    private OptionalDouble clientCpu = OptionalDouble.empty();
    private Optional<Check.Verdict> verdict = Optional.empty();

    /** @param published takes what has become of the run; at once the run that has not begun */
    RunMetrics(RunState.Subject subject, Consumer<RunState> published) {
        this.subject = subject;
        this.published = published;
        for (Latency latency : Latency.values()) {
            latencies.put(latency, BucketCounts.NONE);
        }
        publish();
    }

    @Override
    public void phaseStarted(Phase started, PhaseLength length) {
        phase = Optional.of(started);
        verdict = Optional.empty();
        publish();
    }

    @Override
    public void tick(RunInterval part) {
        IntervalStats stats = part.stats();
        counts = counts.plus(stats.all());
        latencies.replaceAll((latency, before) -> before.plus(stats.histogram(latency)));
        gauges = new RunState.Gauges(
                part.backlog(),
                part.inFlight(),
                part.isUnlimited() ? Double.POSITIVE_INFINITY : part.targetRate(),
                stats.elapsedSeconds() > 0 ? stats.all().sent() / stats.elapsedSeconds() : 0,
                clientCpu);
        publish();
    }

    @Override
    public void intervalEnded(RunInterval interval) {
        double percent = interval.client().cpuPercent();
        clientCpu = percent < 0 ? OptionalDouble.empty() : OptionalDouble.of(percent / 100);
    }

    @Override
    public void judgedSoFar(Supplier<Validity> validity) {
        verdict = Optional.of(validity.get().verdict());
        publish();
    }

    /** What came in after the last tick counts as well. */
    @Override
    public void runEnded(RunResult result) {
        MessageCounts total = result.phases().stream()
                .map(each -> each.total().counts())
                .reduce(MessageCounts.NONE, MessageCounts::plus);
        counts = most(counts, total);
        latencies.replaceAll((latency, before) -> before.most(total(result, latency)));
        gauges = RunState.Gauges.NONE;
        publish();
    }

    private static BucketCounts total(RunResult result, Latency latency) {
        BucketCounts total = BucketCounts.NONE;
        for (PhaseTotal each : result.phases()) {
            total = total.plus(each.total().histogram(latency));
        }
        return total;
    }

    private static MessageCounts most(MessageCounts a, MessageCounts b) {
        return new MessageCounts(
                Math.max(a.sent(), b.sent()),
                Math.max(a.sentBytes(), b.sentBytes()),
                Math.max(a.acked(), b.acked()),
                Math.max(a.failed(), b.failed()),
                Math.max(a.received(), b.received()),
                Math.max(a.receivedBytes(), b.receivedBytes()));
    }

    @Override
    public void resultReady(Result result) {
        phase = Optional.of(ENDED);
        verdict = Optional.of(result.validity().verdict());
        publish();
    }

    private void publish() {
        published.accept(new RunState(subject, phase, counts, gauges, latencies, verdict));
    }
}

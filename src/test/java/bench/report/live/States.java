package bench.report.live;

import bench.report.live.LiveState.Latencies;
import bench.report.live.LiveState.Second;
import bench.report.live.LiveState.Traffic;
import bench.report.live.LiveState.Value;
import bench.result.Check;
import bench.result.Limits;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.Phrase;
import bench.result.Search;
import bench.result.SearchProgress;
import bench.result.Statistic;
import bench.result.Throughput;
import bench.result.Validity;
import bench.stats.Latency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What live views of tests show. */
final class States {
    static final Subject SUBJECT = new Subject("Orders with Cluster A", true, true);
    static final Look PLAIN = new Look(false, false);

    private static final Throughput LATEST = new Throughput(9_998.2, 0, 10_001.5, 9_998.2 * 1024, 10_001.5 * 1024);

    private States() {}

    /** Twelve seconds of a measurement of a minute, the last one of them too slow. */
    static LiveState measured() {
        return state(SUBJECT, progress(Phase.MEASUREMENT), Optional.empty(), Optional.of(verdict()));
    }

    static LiveState state(
            Subject subject, LiveState.Progress progress, Optional<SearchProgress> search, Optional<Validity> judged) {
        return new LiveState(subject, progress, traffic(history(10_000)), latencies(), search, judged);
    }

    static LiveState with(Traffic traffic) {
        return new LiveState(
                SUBJECT, progress(Phase.MEASUREMENT), traffic, List.of(), Optional.empty(), Optional.empty());
    }

    static LiveState.Progress progress(Phase phase) {
        return new LiveState.Progress(phase, PhaseLength.exactly(Duration.ofMinutes(1)), 12);
    }

    static List<Second> history(double target) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(second -> new Second(second == 12 ? 5_000 : 10_000, target, false))
                .toList();
    }

    static Traffic traffic(List<Second> history) {
        return new Traffic(history, LATEST, 123, 45, 3);
    }

    private static List<Latencies> latencies() {
        return List.of(of(Latency.PUBLISH_RESPONSE, 1), of(Latency.END_TO_END_RESPONSE, 100));
    }

    private static Latencies of(Latency latency, double factor) {
        Map<Statistic, Value> last = Map.of(
                Statistic.P50, new Value(1.071 * factor, true),
                Statistic.P95, new Value(2.5 * factor, true),
                Statistic.P99, new Value(3.535 * factor, true),
                Statistic.P999, new Value(10.682 * factor, false),
                Statistic.MAX, new Value(20.529 * factor, true));
        return new Latencies(latency, last, last);
    }

    static Validity verdict() {
        Check slow =
                Check.of("achieved rate", 62.1, Limits.invalidBelow("%", 95), Phrase.of("%s %% of 10,000 msg/s", 62.1));
        Check delay = Check.of("harness delay", 2, Limits.warnAbove("ms", 1), Phrase.of("p99 %s ms", 2));
        return new Validity("broker", List.of(delay, slow), List.of());
    }

    static SearchProgress search() {
        return new SearchProgress(
                5,
                20_001,
                false,
                new Search.Bracket(19_000.0, 21_000.0, 0.1, List.of("achieved rate", "in flight")),
                new SearchProgress.TimeLeft(245, false));
    }
}

package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Workload;
import bench.delivery.LoadCount;
import bench.result.Check;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import bench.stats.Summary;
import bench.testing.Given;
import bench.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a monitor makes of the intervals that it is told of. */
class MonitorTest {
    private static final long SECOND = 1_000_000_000;

    private final Workload workload = Given.workload(
                    "partitionsPerTopic: 1", "producersPerTopic: 1", "producerRate: 20", "testDuration: 3s")
            .value();

    @ParameterizedTest
    @CsvSource({"19, VALID", "20, INVALID"})
    void delaysGrowWhereTheirMediansAreOfTwentySendsOrMore(long sends, Check.Verdict verdict) {
        Summary summary = new Summary(0);
        try (Monitor monitor = new Monitor(workload, null, Clock.system())) {
            ClientFigures nothing = new ClientFigures(new LoadCount(0, 0, 0, 0, LoadCount.NEVER), Waits.NONE, 0);
            monitor.phaseStarts(Phase.MEASUREMENT, Duration.ofSeconds(3), false, nothing);
            for (int second = 0; second < 3; second++) {
                IntervalStats stats = interval(second, sends);
                summary.add(stats);
                monitor.intervalEnded(new RunInterval(Phase.MEASUREMENT, stats, 0, 20), 0);
            }

            monitor.phaseEnds(0, nothing);
            assertThat(monitor.judge(
                                    List.of(summary.total()),
                                    Optional.empty(),
                                    new Monitor.Circumstances(false, List.of()))
                            .whole()
                            .checks())
                    .filteredOn(check -> check.name().equals("harness delay"))
                    .singleElement()
                    .satisfies(check -> assertThat(check.verdict()).isEqualTo(verdict));
        }
    }

    /** A second in which each send was late by so many tenths of a second more than in the one before. */
    private static IntervalStats interval(int second, long sends) {
        Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
        for (Latency latency : Latency.values()) {
            histograms.put(latency, new Histogram(3));
        }
        histograms.get(Latency.PUBLISH_DELAY).recordValueWithCount((second + 1) * SECOND / 10, sends);
        return new IntervalStats(
                new Span(second * SECOND, (second + 1) * SECOND),
                new MessageCounts(sends, 100 * sends, sends, 0, 0, 0),
                MessageCounts.NONE,
                Blocked.NONE,
                Rejected.NONE,
                histograms);
    }
}

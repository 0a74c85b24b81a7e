package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Workload;
import bench.delivery.LoadCount;
import bench.result.Check;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import bench.result.Validity;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a monitor makes of the intervals that it is told of. */
class MonitorTest {
    private static final long SECOND = 1_000_000_000;
    private static final ClientFigures NOTHING =
            new ClientFigures(new LoadCount(0, 0, 0, 0, LoadCount.NEVER), Waits.NONE, 0);

    private final Workload workload = Given.workload(
                    "partitionsPerTopic: 1", "producersPerTopic: 1", "producerRate: 20", "testDuration: 3s")
            .value();

    @ParameterizedTest
    @CsvSource({"19, VALID", "20, INVALID"})
    void delaysGrowWhereTheirMediansAreOfTwentySendsOrMore(long sends, Check.Verdict verdict) {
        Summary summary = new Summary(0);
        try (Monitor monitor = new Monitor(workload, null, Clock.system())) {
            monitor.phaseStarts(Phase.MEASUREMENT, PhaseLength.exactly(Duration.ofSeconds(3)), false, NOTHING);
            for (int second = 0; second < 3; second++) {
                IntervalStats stats = interval(second, sends);
                summary.add(stats);
                monitor.intervalEnded(new RunInterval(Phase.MEASUREMENT, stats, 0, 20), 0);
            }

            monitor.phaseEnds(0, NOTHING);
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

    @ParameterizedTest
    @ValueSource(strings = {"producerRate: -1\ntestDuration: 1s", "phases: [{rate: unlimited, duration: 1s}]"})
    void aLoadWithoutALimitIsSaturatedByIntentHoweverItIsWritten(String rate) {
        Workload unlimited = Given.workload("partitionsPerTopic: 1", "producersPerTopic: 1", rate)
                .value();
        double target = unlimited.highestRate();
        Summary summary = new Summary(0);
        try (Monitor monitor = new Monitor(unlimited, null, Clock.system())) {
            monitor.phaseStarts(Phase.MEASUREMENT, PhaseLength.exactly(Duration.ofSeconds(1)), false, NOTHING);
            summary.add(interval(0, 500));
            monitor.intervalEnded(new RunInterval(Phase.MEASUREMENT, interval(0, 500), 0, target), 0);
            monitor.phaseEnds(0, NOTHING);

            Validity whole = monitor.judge(
                            List.of(summary.total()), Optional.empty(), new Monitor.Circumstances(false, List.of()))
                    .whole();

            assertThat(whole.checks()).extracting(Check::name).doesNotContain("harness delay", "in flight", "length");
            assertThat(whole.remarks())
                    .singleElement()
                    .satisfies(remark -> assertThat(remark).startsWith("saturated by intent"));
        }
    }

    @Test
    void aLoadWithoutALimitIsAsSteadyAsWhatComesIn() {
        Workload unlimited = Given.workload(
                        "partitionsPerTopic: 1", "producersPerTopic: 1", "producerRate: -1", "testDuration: 4s")
                .value();
        double target = unlimited.highestRate();
        Summary summary = new Summary(0);
        try (Monitor monitor = new Monitor(unlimited, null, Clock.system())) {
            monitor.phaseStarts(Phase.MEASUREMENT, PhaseLength.exactly(Duration.ofSeconds(4)), false, NOTHING);
            for (int second = 0; second < 4; second++) {
                summary.add(interval(second, 500));
                // A thousandth of a second more or less is two million messages that were due.
                long due = (long) target + (second % 2 == 0 ? 2_000_000 : -2_000_000);
                monitor.intervalEnded(new RunInterval(Phase.MEASUREMENT, interval(second, 500), 0, due, target), 0);
            }
            monitor.phaseEnds(0, NOTHING);

            assertThat(monitor.judge(
                                    List.of(summary.total()),
                                    Optional.empty(),
                                    new Monitor.Circumstances(false, List.of()))
                            .whole()
                            .checks())
                    .filteredOn(check -> check.name().equals("steady rate"))
                    .singleElement()
                    .satisfies(check -> assertThat(check.value()).isZero());
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

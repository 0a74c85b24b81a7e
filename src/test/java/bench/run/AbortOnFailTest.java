package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.report.Runs;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.stats.IntervalStats;
import bench.stats.MessageCounts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals of ten seconds with 1,000 samples of each latency, the median of which is 500 of its units, at 50,000 msg/s. */
class AbortOnFailTest {
    private static final Phase CALM = new Phase("calm", true);
    private static final Phase SPIKE = new Phase("spike", true);

    private static AbortOnFail watching(String threshold, int graceSeconds) {
        return new AbortOnFail(
                workload().thresholds(threshold).build(),
                RunOptions.DEFAULT.withAbortOnFail(Optional.of(Duration.ofSeconds(graceSeconds))));
    }

    private static void ends(AbortOnFail watch, Phase phase) {
        RunInterval interval = new RunInterval(phase, Runs.interval(), 123, 50_000);
        watch.ticked(interval);
        watch.intervalEnded(interval);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publishLatency.p50 < 20ms",
                "publishLatency.max < 1s",
                "publishRate > 60000",
                "consumeByteRate > 60MB/s",
                "backlog.max < 100",
                "backlog.avg < 100",
                "messagesSent < 100",
                "phase.calm: publishRate > 60000"
            })
    void aThresholdThatIsMissedEndsTheRunAtTheNextLook(String threshold) {
        AbortOnFail watch = watching(threshold, 0);
        watch.look();

        ends(watch, CALM);

        assertThatThrownBy(watch::look)
                .isInstanceOf(ThresholdMissedException.class)
                .hasMessageStartingWith("'" + threshold + "' was missed after 10 s, with ")
                .hasMessageEndingWith(": abortOnFail has ended the run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publishLatency.p50 < 1s",
                "publishLatency.p99.99 < 1ms",
                "messagesSent > 1e9",
                "delivery.lost <= 0",
                "backlog.end < 100",
                "phase.spike: publishRate > 60000"
            })
    void whatIsMetOrNotKnownYetEndsNothing(String threshold) {
        AbortOnFail watch = watching(threshold, 0);

        ends(watch, CALM);

        assertThatCode(watch::look).doesNotThrowAnyException();
    }

    @Test
    void aRunIsEndedBeforeItsReportIntervalIsOver() {
        AbortOnFail watch = watching("publishLatency.p50 < 20ms", 0);

        watch.ticked(new RunInterval(CALM, Runs.interval(), 123, 50_000));

        assertThatThrownBy(watch::look).hasMessageContaining("after 10 s");
    }

    /** A run must not be ended by a backlog that no figure of its result would have. */
    @Test
    void aBacklogIsThatAtTheEndOfAReportInterval() {
        AbortOnFail watch = watching("backlog.max < 100", 0);
        RunInterval interval = new RunInterval(CALM, Runs.interval(), 123, 50_000);
        watch.ticked(interval);
        watch.look();

        watch.intervalEnded(interval);

        assertThatThrownBy(watch::look).hasMessageContaining("with 123");
    }

    @Test
    void allThatWasMeasuredCountsAndNotTheLatestSecond() {
        IntervalStats slow = Runs.interval(1);
        MessageCounts counts = slow.counts();
        IntervalStats fast = new IntervalStats(
                slow.span(),
                counts.plus(counts),
                slow.carriedOver(),
                slow.blocked(),
                slow.rejected(),
                slow.histograms());
        AbortOnFail watch = watching("publishRate > 60000", 0);

        watch.ticked(new RunInterval(CALM, fast, 0, 50_000));
        for (int i = 0; i < 4; i++) {
            watch.ticked(new RunInterval(CALM, slow, 0, 50_000));
            watch.look();
        }

        watch.ticked(new RunInterval(CALM, slow, 0, 50_000));
        assertThatThrownBy(watch::look).hasMessageContaining("after 60 s, with 58,3");
    }

    @Test
    void aRunIsEndedOnce() {
        AbortOnFail watch = watching("publishLatency.p50 < 20ms", 0);
        ends(watch, CALM);
        assertThatThrownBy(watch::look).isInstanceOf(ThresholdMissedException.class);

        ends(watch, CALM);

        assertThatCode(watch::look).doesNotThrowAnyException();
    }

    @Test
    void withinItsGraceARunGoesOn() {
        AbortOnFail watch = watching("publishLatency.p50 < 20ms", 20);
        ends(watch, CALM);
        watch.look();

        ends(watch, CALM);

        assertThatThrownBy(watch::look).hasMessageContaining("after 20 s");
    }

    @Test
    void theGraceOfAPhaseBeginsWithThePhase() {
        AbortOnFail watch = watching("phase.spike: publishLatency.p50 < 20ms", 20);
        ends(watch, CALM);
        ends(watch, CALM);
        ends(watch, SPIKE);
        watch.look();

        ends(watch, SPIKE);

        assertThatThrownBy(watch::look).hasMessageContaining("after 20 s");
    }

    @Test
    void aWarmUpEndsNothing() {
        AbortOnFail watch = watching("publishLatency.p50 < 20ms", 0);

        ends(watch, Phase.WARM_UP);

        assertThatCode(watch::look).doesNotThrowAnyException();
    }

    @Test
    void onlyThoseThatAskForItEndARun() {
        AbortOnFail watch = new AbortOnFail(
                workload().thresholds("publishLatency.p50 < 20ms").build(), RunOptions.DEFAULT);

        ends(watch, CALM);

        assertThatCode(watch::look).doesNotThrowAnyException();
    }
}

package bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.config.Overrides;
import bench.config.StampMode;
import bench.result.CalibrationResult;
import bench.result.CalibrationResult.Limit;
import bench.result.CalibrationResult.StampCost;
import bench.result.CalibrationResult.Step;
import bench.stats.Latency;
import bench.time.Clock;
import bench.yaml.ConfigException;
import bench.yaml.ReadOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private final List<String> steps = new ArrayList<>();

    @Test
    void measuresHighestRatesAndFixedRatesEachByALoadOfItsOwn() throws InterruptedException {
        CalibrationResult result = calibration("500ms").run();

        assertThat(result.ceilings())
                .extracting(step -> step.workload().clients().producersPerTopic())
                .containsExactly(1, 2, 4);
        assertThat(result.limits()).extracting(Limit::threads).containsExactly(1, 2);
        assertThat(result.limits()).extracting(Limit::messagesPerSecond).allMatch(rate -> rate > 0);
        assertThat(result.ceilings())
                .allSatisfy(step -> assertThat(step.receivedPerSecond()).isZero());
        assertThat(result.paced())
                .extracting(step -> step.workload().rate().producerRate())
                .containsExactly(1e3, 1e4, 1e5);
        assertThat(pairs(result.sending())).hasSize(10).allMatch(step -> step.receivedPerSecond() == 0);
        assertThat(pairs(result.delivering())).hasSize(10).allMatch(step -> step.receivedPerSecond() > 0);
        assertThat(result.delivering().unstamped())
                .allMatch(step -> step.workload().messages().stamp() == StampMode.NONE);
        assertThat(loads(result)).allSatisfy(step -> {
            assertThat(step.sentPerSecond()).isPositive();
            assertThat(step.total().histogram(Latency.PUBLISH_DELAY).getTotalCount())
                    .isEqualTo(step.total().counts().sent());
        });
        assertThat(steps.get(1)).contains("nothing but clock and histograms, threads: 1");
        assertThat(steps.get(2)).contains("highest rate, producers: 1");
        assertThat(steps.get(3)).contains("nothing but clock and histograms, threads: 2");
        assertThat(result.idleWakeUps().getTotalCount()).isPositive();
        assertThat(result.publishFloorNs()).isPositive().isLessThanOrEqualTo(result.responseFloorNs());
        assertThat(result.singleProducerRate())
                .isPositive()
                .isLessThan(result.ceilings().get(0).sentPerSecond());
        assertThat(steps).hasSize(29).allMatch(step -> step.matches("Step \\d+ of 29: .*"));
    }

    @Test
    void aLengthThatCannotBeIsTheUsersMistakeBeforeAnythingRuns() {
        assertThatThrownBy(() -> calibration("soon"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("--duration: testDuration must be");
        assertThat(steps).isEmpty();
    }

    @Test
    void anInterruptEndsIt() {
        Calibration calibration = calibration("1h");
        Thread.currentThread().interrupt();

        assertThatThrownBy(calibration::run).isInstanceOf(InterruptedException.class);
    }

    private Calibration calibration(String duration) {
        Overrides overrides = Overrides.NONE
                .withWorkload("--duration", "testDuration", duration)
                .withWorkload("--warmup", "warmupDuration", "200ms");
        ReadOptions options = ReadOptions.standard(warning -> {}).withOverrides(overrides.workload());
        return new Calibration(options, Clock.system(), steps::add);
    }

    private static List<Step> loads(CalibrationResult result) {
        List<Step> loads = new ArrayList<>(result.ceilings());
        loads.addAll(result.paced());
        loads.addAll(pairs(result.sending()));
        loads.addAll(pairs(result.delivering()));
        return loads;
    }

    private static List<Step> pairs(StampCost cost) {
        List<Step> steps = new ArrayList<>(cost.stamped());
        steps.addAll(cost.unstamped());
        return steps;
    }
}

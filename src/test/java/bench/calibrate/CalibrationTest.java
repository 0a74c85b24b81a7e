package bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.config.Overrides;
import bench.config.WorkloadReader;
import bench.report.SampleSetup;
import bench.result.CalibrationResult;
import bench.result.CalibrationResult.Limit;
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
        CalibrationResult result = calibration("100ms").run(SampleSetup.ENVIRONMENT);

        assertThat(result.loads().highestRates())
                .extracting(highest -> highest.step().producers())
                .containsExactly(1, 2, 4);
        assertThat(result.limits()).extracting(Limit::threads).containsExactly(1, 2);
        assertThat(result.limits()).extracting(Limit::messagesPerSecond).allMatch(rate -> rate > 0);
        assertThat(result.loads().highestRates())
                .allSatisfy(highest ->
                        assertThat(highest.step().receivedPerSecond()).isZero());
        assertThat(result.loads().fixedRates()).extracting(Step::targetRate).containsExactly(1e3, 1e4, 1e5);
        assertThat(sending(result)).hasSize(10).allMatch(step -> step.receivedPerSecond() == 0);
        assertThat(delivering(result)).hasSize(10).allMatch(step -> step.receivedPerSecond() > 0);
        assertThat(result.loads().withConsumer())
                .allMatch(step -> step.times().containsKey(Latency.END_TO_END_RESPONSE.resultName()));
        assertThat(result.loads().withConsumerUnstamped())
                .noneMatch(step -> step.times().containsKey(Latency.END_TO_END_RESPONSE.resultName()));
        assertThat(loads(result)).allSatisfy(step -> {
            assertThat(step.sentPerSecond()).isPositive();
            assertThat(step.time(Latency.PUBLISH_DELAY).max()).isPositive();
        });
        assertThat(steps.get(1)).contains("nothing but clock and histograms, threads: 1");
        assertThat(steps.get(2)).contains("highest rate, producers: 1");
        assertThat(steps.get(3)).contains("nothing but clock and histograms, threads: 2");
        assertThat(result.idleWakeUp().max()).isPositive();
        assertThat(result.publishFloorMicros()).isPositive().isLessThanOrEqualTo(result.responseFloorMicros());
        assertThat(result.singleProducerRate())
                .isPositive()
                .isLessThan(result.loads().highestRates().get(0).step().sentPerSecond());
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

        assertThatThrownBy(() -> calibration.run(SampleSetup.ENVIRONMENT)).isInstanceOf(InterruptedException.class);
    }

    private Calibration calibration(String duration) {
        Overrides overrides = Overrides.NONE
                .withWorkload("--duration", "testDuration", duration)
                .withWorkload("--warmup", "warmupDuration", "50ms");
        ReadOptions options = ReadOptions.standard(warning -> {}).withOverrides(overrides.workload());
        return new Calibration(
                WorkloadReader.timing(Calibration.TIMING, options), Clock.system(), steps::add, warning -> {});
    }

    private static List<Step> loads(CalibrationResult result) {
        List<Step> loads = new ArrayList<>(result.loads().fixedRates());
        result.loads().highestRates().forEach(highest -> loads.add(highest.step()));
        loads.addAll(sending(result));
        loads.addAll(delivering(result));
        return loads;
    }

    private static List<Step> sending(CalibrationResult result) {
        return both(result.loads().stamped(), result.loads().unstamped());
    }

    private static List<Step> delivering(CalibrationResult result) {
        return both(result.loads().withConsumer(), result.loads().withConsumerUnstamped());
    }

    private static List<Step> both(List<Step> stamped, List<Step> unstamped) {
        List<Step> steps = new ArrayList<>(stamped);
        steps.addAll(unstamped);
        return steps;
    }
}

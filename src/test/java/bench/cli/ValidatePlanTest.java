package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code bench validate} says of the course of a run. */
class ValidatePlanTest extends SampleFiles {
    private static final String[] SHORT = {
        "--warmup=5s", "--duration=10s", "--set=producerRate=1000", "--set=messageSize=1024"
    };

    @Test
    void aMeasurementAtOneRateNeedsNoPlan() {
        assertThat(plan()).isEmpty();
    }

    @Test
    void aBacklogIsPartOfThePlanAndOfItsTime() {
        assertThat(plan("--set=consumerBacklogSizeGB=0.1", "--set=backlogProducerRate=5000", "--set=backlogTimeout=2m"))
                .containsExactly(
                        "  warm-up                                       5s  1,000 msg/s, not measured",
                        "  backlog building                       21s to 2m  5,000 msg/s, not measured",
                        "  settling                               up to 30s  1,000 msg/s, not measured",
                        "  backlog draining                        up to 2m  1,000 msg/s",
                        "  measurement                                  10s  1,000 msg/s",
                        "  36s to 4m45s in all");
    }

    @Test
    void aBacklogAloneHasNoMeasurement() {
        assertThat(plan(
                        "--set=consumerBacklogSizeGB=0.1",
                        "--set=backlogTimeout=2m",
                        "--set=backlogOnly=true",
                        "--set=producerPauseBeforeDrain=3"))
                .containsExactly(
                        "  warm-up                                       5s  1,000 msg/s, not measured",
                        "  backlog building                     1m45s to 2m  1,000 msg/s, not measured",
                        "  pause of producers                            3s  pause, not measured",
                        "  backlog draining                        up to 2m  pause",
                        "  1m53s to 4m8s in all");
    }

    @Test
    void whatComesBeforeTheMeasurementIsPartOfThePlan() {
        assertThat(plan("--find-rate", "--until-steady=1m", "--deplete=80MB/s,40MB/s", "--search-limit=10m"))
                .containsExactly(
                        "  depletion                              up to 20m  unlimited, not measured",
                        "  emptying                                up to 5m  pause, not measured",
                        "  rate search                         1m27s to 10m  rate to be found, not measured",
                        "  warm-up                                 5s to 1m  rate to be found, not measured",
                        "  measurement                                  10s  rate to be found",
                        "  1m42s to 36m10s in all");
    }

    @Test
    void theNameOfAPhaseMakesRoomForItsTime() {
        assertThat(plan("--set=consumerBacklogSizeGB=0.1", "--set=backlogTimeout=1h2m3s"))
                .contains("  backlog building                 1m45s to 1h2m3s  1,000 msg/s, not measured");
    }

    private List<String> plan(String... options) {
        List<String> arguments = new ArrayList<>(List.of("validate", "-w", workload, "-d", driver));
        List<String> given = List.of(options);
        List.of(SHORT).stream()
                .filter(option -> !(given.contains("--find-rate") && option.contains("producerRate")))
                .forEach(arguments::add);
        arguments.addAll(given);
        Invocation invocation = Invocation.of(arguments.toArray(String[]::new));
        assertThat(invocation.errLines()).isEmpty();
        return invocation.outLines().stream()
                .filter(line -> line.startsWith("  "))
                .toList();
    }
}

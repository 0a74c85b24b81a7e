package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose mistakes {@code bench validate} says that it has found. */
class ValidateSummaryTest extends SampleFiles {
    private static final String MISSES_PHASE = "thresholds: ['phase.foo: publishRate > 5']\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--threshold=phase.foo: publishRate > 5",
                "--threshold=foo > 5",
                "--set=thresholds=['phase.foo: publishRate > 5']",
                "--set=topics=0",
                "--slo=foo < 5ms",
                "--until-steady=0s",
                "--broker-metrics=nowhere"
            })
    void aMistakeOfAnOptionIsNoneOfAFile(String option) {
        Invocation invocation = validate(Samples.WORKLOAD, option);

        String name = option.substring(0, option.indexOf('='));
        assertThat(invocation.errLines()).isNotEmpty().allMatch(line -> line.startsWith("bench: " + name + ": "));
        assertThat(invocation.outLines()).last().isEqualTo("2 of 2 files are valid; not all options are");
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void aThresholdForAPhaseThatThereIsNotIsAMistakeOfItsFile() {
        Invocation invocation = validate(Samples.WORKLOAD + MISSES_PHASE);

        assertThat(invocation.errLines())
                .singleElement()
                .asString()
                .matches("bench: .*w\\.yaml:\\d+:1: .*phase 'foo'.*");
        assertThat(invocation.outLines())
                .noneMatch(line -> line.contains("workload"))
                .last()
                .isEqualTo("1 of 2 files are valid");
    }

    @Test
    void mistakesOfBothAreSaidOfBoth() {
        assertThat(validate(Samples.WORKLOAD + "topicz: 1\n", "--set=topics=0").outLines())
                .last()
                .isEqualTo("1 of 2 files are valid; not all options are");
        assertThat(validate(Samples.WORKLOAD + MISSES_PHASE, "--broker-metrics=nowhere")
                        .outLines())
                .last()
                .isEqualTo("1 of 2 files are valid; not all options are");
    }

    private Invocation validate(String text, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("validate", "-w", Samples.write(dir, "w.yaml", text), "-d", driver));
        arguments.addAll(Arrays.asList(options));
        return Invocation.of(arguments.toArray(String[]::new));
    }
}

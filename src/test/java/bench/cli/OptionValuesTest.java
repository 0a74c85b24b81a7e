package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of options that no single mistake is about. */
class OptionValuesTest extends SampleFiles {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--duration",
                "--warmup",
                "--report-interval",
                "--seed",
                "--slo",
                "--confirm",
                "--search-limit",
                "--search-trials",
                "--bootstrap-servers",
                "--until-steady",
                "--jit",
                "--broker-metrics",
                "--prometheus",
                "--workloads",
                "--drivers"
            })
    void anEmptyValueIsNamedByItsOption(String option) {
        List<String> arguments = new ArrayList<>(List.of("run", option, " "));
        if (!option.equals("--workloads")) {
            arguments.addAll(List.of("-w", workload));
        }
        if (!option.equals("--drivers")) {
            arguments.addAll(List.of("-d", driver));
        }

        Invocation invocation = Invocation.of(arguments.toArray(String[]::new));

        assertThat(invocation.errLines())
                .singleElement()
                .asString()
                .matches("bench: " + option + ": must .*, but is empty");
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void takesFilesWithCommasBetweenAsOmbDoes() {
        String other = Samples.write(dir, "other.yaml", Samples.WORKLOAD);
        String comma = Samples.write(dir, "a,b.yaml", Samples.WORKLOAD);

        Invocation invocation =
                Invocation.of("validate", "-w", workload + "," + other, comma, "-d", driver + "," + driver);

        assertThat(invocation.code()).isZero();
        assertThat(invocation.outLines()).hasSize(6).last().isEqualTo("5 of 5 files are valid");
    }
}

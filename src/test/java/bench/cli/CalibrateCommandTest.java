package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CalibrateCommandTest {
    @TempDir
    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsOnePageAndWritesTheSameAsJson() throws IOException {
        Path file = dir.resolve("calibration.json");

        assertThat(calibrate("--duration", "300ms", "--warmup", "0s", "-o", file.toString()))
                .isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);
        assertThat(out.toString())
                .contains("1 producer ", "4 producers ", "stamp: none", "send delay at 100,000 msg/s", "parkNanos")
                .contains("cannot be told from the", "One producer can be");
        assertThat(err.toString()).contains("Step 9 of 9", "Result: " + file);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(json.at("/fixedRates/2/targetRate").doubleValue()).isEqualTo(1e5);
        assertThat(json.at("/fixedRates/0/publishDelayLatency/99pct").isNumber())
                .isTrue();
        assertThat(json.at("/highestRates/1/sentPerSecond").doubleValue()).isPositive();
        assertThat(json.at("/environment/commandLine/0").stringValue()).isEqualTo("calibrate");
    }

    @Test
    void aFileThatCannotBeWrittenIsFoundBeforeItBegins() {
        assertThat(calibrate("-o", dir.resolve("missing/calibration.json").toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("bench: -o ")
                .contains("does not exist")
                .doesNotContain("Step");
    }

    private int calibrate(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "calibrate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Bench.execute(new PrintWriter(out), new PrintWriter(err), all);
    }
}

package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
    @TempDir
    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aFileThatCannotBeWrittenIsFoundBeforeItBegins() {
        assertThat(calibrate("-o", dir.resolve("missing/calibration.json").toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("bench: -o ")
                .contains("does not exist")
                .doesNotContain("Step");
    }

    @Test
    void aLengthThatCannotBeIsFoundBeforeItBegins() {
        assertThat(calibrate("--duration", "soon")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("bench: --duration: testDuration must be")
                .doesNotContain("Step");
    }

    private int calibrate(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "calibrate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Bench.execute(new Bench(), new PrintWriter(out), new PrintWriter(err), all);
    }
}

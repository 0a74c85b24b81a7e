package bench.compare.peer;

import static org.assertj.core.api.Assertions.assertThat;

import bench.compare.peer.Settings.Lengths;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nonsense;there is no case nonsense",
                "--pairs 0;--pairs must be a whole number from 1 on, but is 0",
                "--warmup 0;--warmup must be a whole number from 1 on, but is 0",
                "--seconds 0;--seconds must be a whole number from 1 on, but is 0",
                "--record-size 100,35;--record-size must be a whole number from 36 on, but is 35",
                "--rates 0;--rates must be a whole number from 1 on, but is 0",
                "--pairs x;Invalid value for option '--pairs': 'x' is not an int",
                "--nonsense;Unknown option: '--nonsense'",
                "--bootstrap-servers host;--bootstrap-servers must be host:port, or several with commas between,"
                        + " but is 'host'"
            })
    void aMistakeOfTheCommandLineIsOneLine(String arguments, String mistake) {
        StringWriter err = new StringWriter();

        int code = Compare.commandLine()
                .setOut(new PrintWriter(Writer.nullWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.split(" ", -1));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("compare: " + mistake + "; see --help");
    }

    @Test
    void casesRunAsTheyAreNamed() {
        assertThat(settings().cases()).containsExactly("max-rate", "consumer");
        assertThat(settings("latency", "max-rate").cases()).containsExactly("latency", "max-rate");
        assertThat(settings("all").cases()).containsExactly("max-rate", "latency", "consumer");
    }

    @Test
    void whatIsNotGivenIsThatOfTheCase() {
        assertThat(settings("--seconds", "2").lengths(10, 15)).isEqualTo(new Lengths(10, 2));
        assertThat(settings().sizes(100, 1024)).containsExactly(100, 1024);
        assertThat(settings("--record-size", "36,50").sizes(1024)).containsExactly(36, 50);
        assertThat(settings("--rates", "5").rates).containsExactly(5);
    }

    private static Settings settings(String... arguments) {
        return CommandLine.populateCommand(new Settings(), arguments);
    }
}

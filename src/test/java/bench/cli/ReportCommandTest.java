package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.result.Result;
import bench.result.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bench report}: files that are made of result files. */
class ReportCommandTest {
    @TempDir
    private Path dir;

    private Path valid;
    private Path invalid;

    @BeforeEach
    void writeResults() throws IOException {
        valid = write("valid.json", EditedResults.valid());
        invalid = write("invalid.json", EditedResults.invalid());
    }

    private Path write(String name, Result result) throws IOException {
        return Files.write(dir.resolve(name), ResultJson.write(result));
    }

    @Test
    void makesAllFilesAtOnceAndNamesThem() {
        Path csv = dir.resolve("a.csv");
        Path junit = dir.resolve("a.xml");

        Invocation report = report(valid, invalid, "--csv", csv, "--junit", junit);

        assertThat(report.code()).isZero();
        assertThat(report.errLines()).containsExactly("Written: " + csv, "Written: " + junit);
        assertThat(report.out()).isEmpty();
        assertThat(csv).content().contains("\r\nvalid,complete,valid,", "\r\ninvalid,complete,invalid,");
        assertThat(junit).content().contains("<testsuite name=\"invalid\" tests=\"2\" failures=\"1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--csv",
                "--markdown",
                "--junit",
                "--otava",
                "--github-benchmark",
                "--github-benchmark-rates",
                "--omb-result"
            })
    void writesEachFormat(String option) {
        Path file = dir.resolve("out");

        assertThat(report(valid, option, file).code()).isZero();

        assertThat(file).isNotEmptyFile();
    }

    @Test
    void resultsWithTheSameNameAreToldApartByTheirFolders() throws IOException {
        Path other = Files.createDirectory(dir.resolve("other"));
        Path same = Files.copy(valid, other.resolve("valid.json"));
        Path csv = dir.resolve("a.csv");

        assertThat(report(valid, same, "--csv", csv).code()).isZero();

        assertThat(csv).content().contains("\r\n" + valid + ",", "\r\n" + same + ",");
    }

    @Test
    void saysWhatAFileOfNumbersIsWithout() {
        Path history = dir.resolve("h.csv");

        Invocation report = report(valid, invalid, "--otava", history);

        assertThat(report.code()).isZero();
        assertThat(report.errLines())
                .containsExactly(
                        "bench: warning: " + history + " is without 'invalid', which is not to be trusted",
                        "Written: " + history);
        assertThat(history).content().contains(",valid,").doesNotContain(",invalid,");
    }

    @Test
    void everyFileThatIsNoResultHasItsLine() throws IOException {
        Path noJson = Files.writeString(dir.resolve("no.json"), "no");
        Path other = Files.writeString(dir.resolve("other.json"), "{}");
        Path csv = dir.resolve("a.csv");

        Invocation report = report(noJson, valid, other, dir, dir.resolve("none.json"), "--csv", csv);

        assertThat(report.code()).isEqualTo(2);
        assertThat(report.errLines()).hasSize(4);
        assertThat(report.errLines().get(0))
                .startsWith("bench: " + noJson + ":1:")
                .contains("is not JSON");
        assertThat(report.errLines().get(1)).startsWith("bench: " + other + ": is no result of bench");
        assertThat(report.errLines().get(2))
                .isEqualTo("bench: " + dir + ": is a folder; name the results in it, as in " + dir + "/*.json");
        assertThat(report.errLines().get(3))
                .isEqualTo("bench: " + dir.resolve("none.json") + ": cannot be read: no such file or directory");
        assertThat(csv).doesNotExist();
    }

    @Test
    void makesAPageOfSeveralResults() throws IOException {
        Path page = dir.resolve("both.html");

        Invocation report = report(valid, invalid, "-o", page);

        assertThat(report.code()).isZero();
        assertThat(Files.readString(page))
                .startsWith("<!doctype html>")
                .contains("<title>2 results of bench</title>", "INVALID");
        assertRefused(report(valid, "-o", valid), "-o " + valid + ": is the same file as the input " + valid);
    }

    @Test
    void aFileOfOmbsIsOfASingleResult() {
        Invocation report = report(valid, invalid, "--omb-result", dir.resolve("omb.json"));

        assertThat(report.code()).isEqualTo(2);
        assertThat(report.err())
                .contains("--omb-result names one file, but these are 2 results")
                .hasLineCount(1);
    }

    @Test
    void noFileGoesOverAResultOrAnotherFile() {
        String csv = dir.resolve("a.csv").toString();

        assertRefused(report(valid, "--csv", valid), "is the same file as the input " + valid);
        assertRefused(report(valid, "--csv", csv, "--junit", csv), "--junit " + csv + ": is the same as --csv " + csv);
    }

    private static void assertRefused(Invocation report, String message) {
        assertThat(report.code()).isEqualTo(2);
        assertThat(report.err()).contains(message).hasLineCount(1);
    }

    @Test
    void asksForAFileToWrite() {
        assertRefused(report(valid), "bench: report: must be given a file to write, such as -o FILE");
        assertRefused(Invocation.of("report"), "missing required parameter: 'RESULT'");
    }

    @Test
    void aFileOnStandardOutputIsAllThatIsThere() throws Exception {
        try (BenchProcess bench = BenchProcess.start(dir, "report", valid.toString(), "--csv", "-")) {
            assertThat(bench.exitCode()).isZero();
            assertThat(bench.out()).startsWith("result,status,verdict,");
        }
    }

    @Test
    void whatCannotBeWrittenIsAFailureThatSaysWhereItIs() throws Exception {
        try (BenchProcess bench = BenchProcess.start(dir, "report", valid.toString(), "--markdown", "/dev/full")) {
            assertThat(bench.exitCode()).isEqualTo(1);
            assertThat(bench.err())
                    .startsWith("bench: the file of --markdown cannot be written to /dev/full: no space left on device;"
                            + " it is in " + dir.resolve("tmp"));
        }
    }

    private static Invocation report(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("report"));
        Stream.of(arguments).map(String::valueOf).forEach(all::add);
        return Invocation.of(all.toArray(String[]::new));
    }
}

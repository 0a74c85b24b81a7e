package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.report.SamplePhases;
import bench.result.Result;
import bench.result.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench report --threshold}: results that are held against thresholds after their runs. */
class ReportThresholdsTest {
    @TempDir
    private Path dir;

    private final List<String> files = new ArrayList<>();

    private void write(Result... results) throws IOException {
        for (Result result : results) {
            Path file = dir.resolve("r" + (files.size() + 1) + ".json");
            Files.write(file, ResultJson.write(result));
            files.add(file.toString());
        }
    }

    private Invocation report(String... options) {
        List<String> arguments = new ArrayList<>(List.of("report"));
        arguments.addAll(files);
        arguments.addAll(List.of(options));
        return Invocation.of(arguments.toArray(String[]::new));
    }

    /** Of a run that is valid, at so many messages/s. */
    private static Result valid(double rate) {
        return EditedResults.of(
                EditedResults.valid(),
                fields -> ((ObjectNode) fields.path("run").path("throughput")).put("publishRate", rate));
    }

    @Test
    void aSingleResultIsHeldAgainstThem() throws IOException {
        write(valid(1_000));

        Invocation report = report("--threshold", "publishRate >= 1000", "--threshold", "delivery.lost <= 0");

        assertThat(report.outLines())
                .containsExactly(
                        "Thresholds: 1 of 2 missed",
                        "  missed  delivery.lost <= 0: 1",
                        "  met     publishRate >= 1000: 1,000.0 msg/s");
        assertThat(report.code()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"1003, 0, 1 met", "1003.5, 4, 1 of 1 missed"})
    void ofFiveResultsTheMedianDecidesAndTheRangeIsShown(String limit, int code, String verdict) throws IOException {
        write(valid(1_004), valid(1_001), valid(9_000), valid(1_002), valid(1_003));

        Invocation report = report("--threshold", "publishRate >= " + limit);

        assertThat(report.out())
                .contains("Thresholds: " + verdict)
                .containsIgnoringWhitespaces(": median 1,003.0 msg/s of 5 results, 1,001.0 msg/s to 9,000.0 msg/s");
        assertThat(report.code()).isEqualTo(code);
    }

    @Test
    void whatIsNotToBeTrustedDecidesNothing() throws IOException {
        write(valid(1_000), EditedResults.invalid(), EditedResults.incomplete());

        Invocation report = report("--threshold", "publishRate >= 1e9");

        assertThat(report.outLines())
                .first()
                .isEqualTo("Thresholds: 1 of 1 missed, but the figures of r2, r3 are not to be trusted");
        assertThat(report.code()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x < 5ms | --threshold: 'x < 5ms': unknown figure 'x'
            faster | --threshold: must be [phase.NAME:] NAME[.STAT] OP VALUE[UNIT], such as
            publishRate > 1,000 | --threshold: 'publishRate > 1,000': its limit must be a number from 0 to 1e12
            publishRate < 5ms | --threshold: 'publishRate < 5ms': its limit must be in msg/s, but is in ms
            phase.other: publishRate > 1 | --threshold: 'phase.other: publishRate > 1': r1 has no phase 'other': the only one is measurement
            """)
    void aMistakeIsFoundBeforeAnythingIsJudged(String threshold, String mistake) throws IOException {
        write(valid(1_000));

        Invocation report = report("--threshold", threshold);

        assertThat(report.errLines()).singleElement().asString().startsWith("bench: " + mistake);
        assertThat(report.out()).isEmpty();
        assertThat(report.code()).isEqualTo(2);
    }

    @Test
    void phasesAreThoseOfTheResult() throws IOException {
        write(EditedResults.of(
                SamplePhases.inPhases("calm", "a <b>: \"c\"|"),
                fields -> ((ObjectNode) fields.path("validity").path("checks").path(0)).put("verdict", "ok")));

        Invocation met = report("--threshold", "phase.a <b>: \"c\"|: backlog.max >= 100");

        assertThat(met.outLines()).contains("  met     phase.a <b>: \"c\"|: backlog.max >= 100: 100");
        assertThat(met.code()).isZero();
        assertThat(report("--threshold", "phase.cal: publishRate > 1").err())
                .contains("r1 has no phase 'cal'; did you mean 'calm'?");
    }

    @Test
    void otherOutputsHaveThemToo() throws IOException {
        write(valid(1_000), valid(3_000));
        Path junit = dir.resolve("junit.xml");
        Path markdown = dir.resolve("summary.md");

        Invocation report = report(
                "--threshold", "publishRate > 2000", "--junit", junit.toString(), "--markdown", markdown.toString());

        assertThat(report.code()).isEqualTo(4);
        assertThat(junit).content().contains("name=\"publishRate &gt; 2000\"", "median 2,000.0 msg/s of 2 results");
        assertThat(markdown)
                .content()
                .contains("VALID, threshold missed", "- MISSED\\: publishRate \\> 2000\\: median 2,000\\.0 msg/s");
    }

    @Test
    void aProgramOnStandardOutputGetsNoLinesForPeople() throws IOException {
        write(valid(1_000));

        Invocation report = report("--threshold", "publishRate > 2000", "--csv", "-");

        assertThat(report.err()).contains("Thresholds: 1 of 1 missed");
        assertThat(report.code()).isEqualTo(4);
    }
}

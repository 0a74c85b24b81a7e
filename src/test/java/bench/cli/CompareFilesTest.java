package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.result.Comparison;
import bench.result.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code bench compare} reads and writes. */
class CompareFilesTest extends SampleSides {
    @Test
    void makesAPageForABrowser() {
        Path page = dir.resolve("c.html");

        Invocation compare = compare(sides(QUIET, 8, 1.2), "-o", page);

        assertThat(compare.code()).isEqualTo(4);
        assertThat(compare.errLines()).containsExactly("Written: " + page);
        assertThat(page).content().startsWith("<!doctype html>").contains("<h2>REGRESSION</h2>", "Pub Response 99%");
    }

    @Test
    void filesForProgramsAndPeopleAreWritten() throws IOException {
        Path json = dir.resolve("c.json");
        Path markdown = dir.resolve("c.md");

        Invocation compare = compare(sides(QUIET, 8, 1.2), "--json", json, "--markdown", markdown);

        assertThat(compare.code()).isEqualTo(4);
        assertThat(compare.errLines()).containsExactly("Written: " + json, "Written: " + markdown);
        Comparison read = ResultJson.readComparison(Files.readAllBytes(json), "c.json");
        assertThat(read.answer()).isEqualTo(Comparison.Answer.REGRESSION);
        assertThat(read.runs().base()).hasSize(8).first().satisfies(run -> {
            assertThat(run.file()).isEqualTo("b0");
            assertThat(run.startedAt()).isEqualTo(START);
            assertThat(run.values()).containsKey("publishResponseLatency.p99");
        });
        assertThat(read.shifts()).extracting(Comparison.Shift::latency).contains("publishResponseLatency");
        assertThat(Files.readString(markdown)).startsWith("## ❌ REGRESSION");
    }

    @Test
    void aProgramOnStandardOutputGetsNoLinesForPeople() {
        Invocation compare = compare(sides(QUIET, 2, 1), "--json", "-");

        assertThat(compare.err()).contains("Answer: ");
        assertThat(compare.code()).isZero();
    }

    @Test
    void noFileGoesOverAResult() {
        List<String> sides = sides(QUIET, 1, 1);

        assertRefused(
                compare(sides, "--json", sides.get(1)),
                "--json " + sides.get(1) + ": is the same file as the input " + sides.get(1));
    }

    @Test
    void aFileOfOmbIsASideWithoutAVerdict() throws IOException {
        Path omb = Files.write(dir.resolve("omb.json"), ResultJson.writeOmb(result(0, 1)));

        Invocation compare = compare(List.of("--base", omb.toString(), "--new", write("n.json", result(1, 3))));

        assertThat(compare.code()).isZero();
        assertThat(compare.outLines())
                .contains("Answer: INCONCLUSIVE")
                .anyMatch(line -> line.startsWith("publishLatency.p99 (ms)"))
                .anyMatch(line -> line.startsWith("note  omb is of the OpenMessaging Benchmark"));
    }

    @Test
    void namesOfFilesCannotBreakALine() {
        String hostile = write("a\u0001\nb<script>.json", EditedResults.invalid());
        List<String> sides = List.of("--base", hostile, "--new", write("n.json", result(0, 1)));

        assertThat(compare(sides).errLines()).singleElement().asString().startsWith("bench: a??b<script>: is not");
        assertThat(compare(sides, "--include-invalid").outLines())
                .anyMatch(line -> line.endsWith("compared all the same: a??b<script>"));
    }

    @Test
    void whatCannotBeWrittenIsAFailureThatSaysWhereItIs() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("compare"));
        arguments.addAll(sides(QUIET, 2, 1));
        arguments.addAll(List.of("--markdown", "/dev/full"));

        try (BenchProcess bench = BenchProcess.start(dir, arguments.toArray(String[]::new))) {
            assertThat(bench.exitCode()).isEqualTo(1);
            assertThat(bench.err()).contains("bench: the file of --markdown cannot be written to /dev/full: no space");
        }
    }
}

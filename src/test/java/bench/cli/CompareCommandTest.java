package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.result.Comparison;
import bench.result.Result;
import bench.result.ResultJson;
import bench.stats.Latency;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench compare}. */
class CompareCommandTest {
    private static final Instant START = Instant.parse("2026-02-03T04:00:00Z");
    private static final double[] QUIET = {1, 1.01, 0.99, 1.005, 0.995, 1.015, 0.985, 1.002};
    private static final double[] NOISY = {1, 1.4, 0.7, 1.2, 0.8, 1.5, 0.6, 1.1};

    @TempDir
    private Path dir;

    /** A result whose latencies are so many times 1 to 1,000 ms. */
    private static Result result(int minute, double factor) {
        Histogram histogram = new Histogram(3);
        for (int i = 1; i <= 2_000; i++) {
            histogram.recordValue((long) (factor * i * 500_000));
        }
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
        return EditedResults.of(EditedResults.valid(), fields -> {
            ((ObjectNode) fields.path("run"))
                    .put("startedAt", START.plusSeconds(60L * minute).toString());
            for (Latency latency : Latency.values()) {
                ((ObjectNode) fields.path("histograms")).put(latency.resultName(), text);
            }
        });
    }

    private String write(String name, Result result) {
        try {
            return Files.write(dir.resolve(name), ResultJson.write(result)).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The options for so many runs a side that were made in turn. */
    private List<String> sides(double[] factors, int runs, double effect) {
        List<String> base = new ArrayList<>(List.of("--base"));
        List<String> fresh = new ArrayList<>(List.of("--new"));
        for (int i = 0; i < runs; i++) {
            int swapped = i % 2;
            base.add(write("b" + i + ".json", result(2 * i + swapped, factors[i])));
            fresh.add(write("n" + i + ".json", result(2 * i + 1 - swapped, effect * factors[(i + 3) % runs])));
        }
        return Stream.concat(base.stream(), fresh.stream()).toList();
    }

    private static Invocation compare(List<String> sides, Object... options) {
        List<String> arguments = new ArrayList<>(List.of("compare"));
        arguments.addAll(sides);
        Stream.of(options).map(String::valueOf).forEach(arguments::add);
        return Invocation.of(arguments.toArray(String[]::new));
    }

    private static void assertRefused(Invocation compare, String message) {
        assertThat(compare.err()).contains("bench: " + message).hasLineCount(1);
        assertThat(compare.code()).isEqualTo(2);
        assertThat(compare.out()).isEmpty();
    }

    @Test
    void aRegressionIsExitCode4() {
        Invocation compare = compare(sides(QUIET, 8, 1.2));

        assertThat(compare.code()).isEqualTo(4);
        assertThat(compare.err()).isEmpty();
        assertThat(compare.outLines())
                .startsWith("8 runs of the base, 8 new; a change of 5 % matters", "", "Answer: REGRESSION")
                .allMatch(line -> line.length() <= 100)
                .anyMatch(line -> line.startsWith("Shift in % at"))
                .anyMatch(line -> line.startsWith("Drift: none is seen"));
    }

    @Test
    void anImprovementAndNoChangeAreExitCode0() {
        assertThat(compare(sides(QUIET, 8, 0.8)))
                .satisfies(each -> assertThat(each.code()).isZero())
                .satisfies(each -> assertThat(each.outLines()).contains("Answer: IMPROVEMENT"));
        assertThat(compare(sides(QUIET, 8, 1)))
                .satisfies(each -> assertThat(each.code()).isZero())
                .satisfies(each -> assertThat(each.outLines()).contains("Answer: NO CHANGE"));
    }

    @Test
    void whatIsOpenIsNeverASilentPass() {
        List<String> sides = sides(NOISY, 8, 1.05);

        Invocation warned = compare(sides);
        Invocation failed = compare(sides, "--inconclusive", "fail");

        assertThat(warned.outLines()).contains("Answer: INCONCLUSIVE");
        assertThat(warned.errLines())
                .containsExactly("bench: warning: the runs do not show the answer of every primary figure; with"
                        + " --inconclusive fail this is exit code 4");
        assertThat(warned.code()).isZero();
        assertThat(failed.err()).isEmpty();
        assertThat(failed.code()).isEqualTo(4);
    }

    @Test
    void theSmallestEffectThatMattersCanBeGiven() {
        Invocation compare = compare(sides(QUIET, 8, 1.2), "--min-effect", "30%");

        assertThat(compare.outLines())
                .startsWith("8 runs of the base, 8 new; a change of 30 % matters")
                .contains("Answer: NO CHANGE");
        assertThat(compare.code()).isZero();
    }

    @Test
    void theFiguresThatDecideCanBeNamed() {
        Invocation compare =
                compare(sides(QUIET, 4, 1.5), "--figure", "publishLatency.p50", "--figure", "publishLatency.p75");

        assertThat(compare.outLines())
                .anyMatch(line -> line.startsWith("publishLatency.p50 (ms)") && line.endsWith("inconclusive"));
        // A single figure is significant at four against four, two are not.
        assertThat(compare(sides(QUIET, 4, 1.5), "--figure", "publishLatency.p50")
                        .code())
                .isEqualTo(4);
    }

    @Test
    void runsThatAreNotToBeTrustedAreRefused() {
        List<String> sides = List.of(
                "--base",
                write("b.json", result(0, 1)),
                "--new",
                write("n.json", EditedResults.invalid()),
                write(
                        "m.json",
                        EditedResults.of(
                                result(3, 1), fields -> ((ObjectNode) fields.path("run")).put("reason", "stopped"))));

        Invocation refused = compare(sides);

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.errLines())
                .containsExactly(
                        "bench: n: is not to be trusted (invalid: send errors): measure again, leave it out, or compare"
                                + " it all the same with --include-invalid",
                        "bench: m: is not to be trusted (the run was not finished): measure again, leave it out, or"
                                + " compare it all the same with --include-invalid");
        assertThat(compare(sides, "--include-invalid"))
                .satisfies(each -> assertThat(each.code()).isZero())
                .satisfies(each -> assertThat(each.outLines())
                        .contains("note  not to be trusted, and compared all the same: n, m"));
    }

    @Test
    void aRunCountsOnce() {
        String one = write("a.json", result(0, 1));
        String copy = write("copy.json", result(0, 1));

        assertRefused(compare(List.of("--base", one, "--new", one)), "--new: " + one + ": is named twice");
        assertRefused(
                compare(List.of("--base", one, "--new", copy)),
                "--new: " + copy + ": is the same run as " + one + ", but a run counts once");
    }

    @Test
    void aSingleRunASideHasNoAnswerUnlessAskedFor() {
        List<String> sides = sides(QUIET, 1, 2);

        assertThat(compare(sides))
                .satisfies(each -> assertThat(each.code()).isZero())
                .satisfies(each -> assertThat(each.outLines())
                        .contains("Answer: INCONCLUSIVE")
                        .contains("note  intervals are of what has varied within these two runs, and not from run to"
                                + " run"));
        assertThat(compare(sides, "--inconclusive", "fail").code()).isEqualTo(4);
    }

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --figure publishLatency.p98 | --figure: unknown figure 'publishLatency.p98'; did you mean 'publishLatency.p9
            --figure fast | --figure: unknown figure 'fast': it must be a latency and a statistic
            --figure publishLatency.max | --figure: 'publishLatency.max': must not be a maximum
            --figure publishRate | --figure: 'publishRate': must not be a rate that was given
            --min-effect 5 | --min-effect: must be a percentage above 0% and below 100%, such as 5%, but is '5'
            --min-effect 0% | --min-effect: must be a percentage above 0% and below 100%, such as 5%, but is '0%'
            --min-effect 100% | --min-effect: must be a percentage above 0%
            --inconclusive maybe | --inconclusive: must be warn or fail, but is 'maybe'
            --one-run FAIL | --one-run: must be warn or fail, but is 'FAIL'
            """)
    void aMistakeIsOneLine(String options, String mistake) {
        assertRefused(compare(sides(QUIET, 1, 1), (Object[]) options.split(" ", -1)), mistake);
    }

    @Test
    void atMostThreeFiguresDecide() {
        assertRefused(
                compare(
                        sides(QUIET, 1, 1),
                        "--figure",
                        "publishLatency.p50",
                        "--figure",
                        "publishLatency.p75",
                        "--figure",
                        "publishLatency.p95",
                        "--figure",
                        "publishLatency.p99"),
                "--figure: must be given at most 3 times, but these are 4");
    }

    @Test
    void theNameOfAPercentileIsThatOfThresholds() {
        Invocation compare =
                compare(sides(QUIET, 1, 1), "--figure", "publishLatency.p95", "--figure", "endToEndLatency.p99.9");

        assertThat(compare.outLines()).anyMatch(line -> line.startsWith("endToEndLatency.p999 (ms)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--base", "--new"})
    void bothSidesHaveToBeThere(String side) {
        assertThat(Invocation.of("compare", side, write("a.json", result(0, 1))))
                .satisfies(each -> assertThat(each.code()).isEqualTo(2))
                .satisfies(each -> assertThat(each.err())
                        .contains("missing required option")
                        .hasLineCount(1));
    }

    @Test
    void everyFileThatIsNoResultHasItsLine() throws IOException {
        Path no = Files.writeString(dir.resolve("no.json"), "no");

        Invocation compare = compare(List.of("--base", no.toString(), "--new", dir.toString(), dir + "/none.json"));

        assertThat(compare.errLines()).hasSize(3);
        assertThat(compare.errLines().get(0)).startsWith("bench: --base: " + no + ":1:");
        assertThat(compare.errLines().get(1)).startsWith("bench: --new: " + dir + ": is a folder");
        assertThat(compare.errLines().get(2)).contains("cannot be read: no such file or directory");
        assertThat(compare.code()).isEqualTo(2);
    }

    @Test
    void anEmptyNameIsOneOfNoFile() {
        assertRefused(
                compare(List.of("--base", write("a.json", result(0, 1)), "--new", "")),
                "--new: must name a result file, but is empty");
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

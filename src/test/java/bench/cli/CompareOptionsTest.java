package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code bench compare} takes, and what it refuses. */
class CompareOptionsTest extends SampleSides {
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
    void theNameOfAPercentileIsThatOfThresholds() {
        Invocation compare =
                compare(sides(QUIET, 1, 1), "--figure", "publishLatency.p95", "--figure", "endToEndLatency.p99.9");

        assertThat(compare.outLines()).anyMatch(line -> line.startsWith("endToEndLatency.p999 (ms)"));
    }

    @Test
    void theSmallestEffectThatMattersCanBeGiven() {
        Invocation compare = compare(sides(QUIET, 8, 1.2), "--min-effect", "30%");

        assertThat(compare.outLines())
                .startsWith("8 runs of the base, 8 new; a change of 30 % matters")
                .contains("Answer: NO CHANGE");
        assertThat(compare.code()).isZero();
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

    @ParameterizedTest
    @ValueSource(strings = {"c", "c/campaign.json"})
    void aCampaignIsNoSide(String named) throws IOException {
        Path campaign = Files.createDirectory(dir.resolve("c"));
        Files.writeString(campaign.resolve("campaign.json"), "{\"schemaVersion\": 1, \"points\": []}");

        assertRefused(
                compare(List.of("--base", dir.resolve(named).toString(), "--new", write("b.json", result(1, 1)))),
                "--base: " + dir.resolve(named) + ": is a campaign: name the results of one point, as in " + campaign
                        + "/runs/p1-r*.json");
    }

    @Test
    void aResultThatContradictsItselfIsRefused() throws IOException {
        Path edited = Path.of(write("a.json", result(0, 1)));
        Files.writeString(edited, Files.readString(edited).replace("\"complete\"", "\"incomplete\""));

        assertRefused(
                compare(List.of("--base", edited.toString(), "--new", write("b.json", result(1, 1)))),
                "--base: " + edited + ": contradicts itself: run.status is 'incomplete', but run.reason is null");
    }

    @Test
    void anEmptyNameIsOneOfNoFile() {
        assertRefused(
                compare(List.of("--base", write("a.json", result(0, 1)), "--new", "")),
                "--new: must name a result file, but is empty");
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
}

package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Comparison;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {
    private static List<String> lines(Comparison comparison) {
        StringWriter text = new StringWriter();
        new ComparisonText(new PrintWriter(text)).print(comparison);
        return text.toString().lines().toList();
    }

    private static String line(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    @Test
    void saysWhatDiffersThenTheAnswerThenWhy() {
        assertThat(lines(SampleComparisons.regression()))
                .startsWith(
                        "8 runs of the base, 8 new; a change of 5 % matters",
                        "",
                        "Differs                           base  new",
                        "driver.producerConfig.linger.ms   1     5",
                        "driver.producerConfig.batch.size  -     65536",
                        "",
                        "Answer: REGRESSION",
                        "  publishResponseLatency.p99: +12.3 %, 90 % interval +8.1 % to +16.2 %, p 0.00047",
                        "");
    }

    @Test
    void theFiguresThatDecideHaveTheirAnswer() {
        List<String> lines = lines(SampleComparisons.regression());

        assertThat(line(lines, "Primary figure").split(" {2,}", -1))
                .containsExactly("Primary figure", "base", "new", "change", "90 % interval", "p", "answer");
        assertThat(line(lines, "publishResponseLatency.p50").split(" {2,}", -1))
                .containsExactly(
                        "publishResponseLatency.p50 (ms)",
                        "1.151",
                        "1.160",
                        "+0.8 %",
                        "-0.5 to +2.1 %",
                        "0.410",
                        "no change");
        assertThat(line(lines, "publishResponseLatency.p99").split(" {2,}", -1)).endsWith("<0.001", "regression");
    }

    @Test
    void driftPairsAndSightFollow() {
        assertThat(lines(SampleComparisons.regression()))
                .contains(
                        "Drift: none is seen over the order of the runs (p 0.430)",
                        "Sight: the smallest effect visible with these runs is 5.2 %",
                        "note  2 of 16 runs hold with a reservation: harness delay")
                .anyMatch(
                        line -> line.startsWith("In turn: pair by pair, for information, p of the sign-flip test is"));
    }

    @Test
    void aPercentileThatHasMovedIsMarked() {
        List<String> lines = lines(SampleComparisons.regression());

        assertThat(line(lines, "publishResponseLatency  ")).contains(" +0.8 ", " +12.3*");
        assertThat(lines).contains("* the 90 % interval of this percentile by itself is without 0");
    }

    @Test
    void otherFiguresHaveNoVerdict() {
        List<String> lines = lines(SampleComparisons.regression());

        assertThat(line(lines, "publishDelayLatency.p99").split(" {2,}", -1))
                .containsExactly("publishDelayLatency.p99 (us)", "536", "1,790", "x 3.3", "+190.0 % to x 3.8");
        assertThat(line(lines, "publishByteRate").split(" {2,}", -1))
                .containsExactly("publishByteRate (MB/s)", "9.77", "9.77", "+0.0 %", "+0.0 to +0.0 %");
        assertThat(line(lines, "delivery.duplicated").split(" {2,}", -1))
                .containsExactly("delivery.duplicated", "0", "3", "-", "-");
    }

    @Test
    void aChangeAgainstItsMediansIsExplained() {
        assertThat(lines(SampleComparisons.againstMedians()))
                .containsSequence(
                        "note  the medians of publishDelayLatency.p99 go the other way than the change, which is the median",
                        "      of the ratios of all pairs of runs",
                        "",
                        "note  2 of 16 runs hold with a reservation: harness delay");
        assertThat(lines(SampleComparisons.regression())).noneMatch(line -> line.contains("go the other way"));
    }

    @Test
    void anOpenComparisonSaysWhy() {
        assertThat(lines(SampleComparisons.open()))
                .startsWith("1 run of the base, 1 new; a change of 5 % matters", "", "Answer: INCONCLUSIVE")
                .anyMatch(line -> line.startsWith("  each side is a single run, which does not show"))
                .noneMatch(line -> line.startsWith("Sight:") || line.startsWith("Drift:"));
    }

    @Test
    void everyLineFitsIntoAHundredColumns() {
        assertThat(lines(SampleComparisons.hostile()))
                .allMatch(line -> line.length() <= 100)
                .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
        assertThat(lines(SampleComparisons.regression())).allMatch(line -> line.length() <= 100);
    }

    @Test
    void valuesThatDifferLookDifferent() {
        String row = line(lines(SampleComparisons.hostile()), "=1+1");
        String[] cells = row.split(" {2,}", -1);

        assertThat(cells[cells.length - 1]).isNotEqualTo(cells[cells.length - 2]);
    }

    @Test
    void isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        List<String> expected = lines(SampleComparisons.regression());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(lines(SampleComparisons.regression())).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}

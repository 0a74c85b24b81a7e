package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Check;
import bench.result.Figures;
import bench.result.Limits;
import bench.result.Phrase;
import bench.result.Result;
import bench.result.Search;
import bench.result.Validity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which a run is summed up, and its width. */
class RunSummaryTest {
    @Test
    void theMostImportantComesFirst() {
        assertThat(starts(
                        printed(Runs.document(2, Runs.result(2, null))),
                        "Orders",
                        "Verdict",
                        "Sent",
                        "Pub Response",
                        "Delivery"))
                .containsExactly("Orders", "Verdict", "Sent", "Pub Response", "Delivery");
    }

    @Test
    void whyARunIsNotToBeTrustedComesBeforeItsFigures() {
        List<String> lines = printed(judged(Check.Verdict.INVALID));

        assertThat(lines)
                .containsSequence(
                        "Verdict: INVALID. The figures are not to be trusted: achieved rate.",
                        "  invalid achieved rate: 62.1 % of 50,000 msg/s (limit 95 %)",
                        "          ask for less");
        assertThat(starts(lines, "  invalid", "Sent")).containsExactly("  invalid", "Sent");
    }

    @Test
    void aVerdictIsASentence() {
        assertThat(printed(judged(Check.Verdict.VALID)))
                .contains(
                        "Verdict: VALID. The figures mean what they say: no check has found anything", "against them.");
        assertThat(printed(judged(Check.Verdict.WARN)))
                .contains("Verdict: WARN. The figures hold, with a reservation: achieved rate.");
    }

    @Test
    void aRunThatOnlyReadsHasNoTarget() {
        Result reading = EditedResults.of(EditedResults.valid(), fields -> fields.put("producersPerTopic", 0));

        assertThat(printed(reading)).contains("Orders with Cluster A: measured 10.0 s, nothing is sent");
    }

    @Test
    void responsesComeBeforeWhatTheyAreMadeOf() {
        List<String> lines = printed(Runs.document(2, Runs.result(2, null)));

        assertThat(starts(lines, "Pub Response", "E2E Response", "Pub (", "E2E (", "Pub Delay", "Harness"))
                .containsExactly("Pub Response", "E2E Response", "Pub (", "E2E (", "Pub Delay", "Harness");
    }

    @Test
    void whatASearchHasFoundComesBeforeTheFigures() {
        Result result = Runs.document(0, SampleSearches.withoutMeasurement(SampleSearches.ended(Search.End.LIMIT)));

        assertThat(starts(printed(result), "Verdict", "Rate search")).containsExactly("Verdict", "Rate search");
    }

    @Test
    void noNameMakesALineTooLongOrMovesTheCursor() {
        String hostile = "<script>\"\u001b[2J\n|😀../" + "x".repeat(200);
        Result result = Runs.document(2, Runs.result(2, null));
        Result.Setup setup = result.setup();
        Result named = new Result(
                new Result.Setup(
                        hostile,
                        hostile,
                        setup.messageSize(),
                        setup.topics(),
                        setup.partitions(),
                        setup.producersPerTopic(),
                        setup.consumersPerTopic()),
                result.series(),
                result.run(),
                result.course(),
                result.distributions(),
                result.delivery(),
                SampleBrokerSide.of(hostile),
                validity(Check.of("a", 1, Limits.warnAbove("", 0), Phrase.of("in '" + hostile + "'"))),
                result.thresholds(),
                result.environment(),
                result.config());

        assertThat(printed(named))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).doesNotContain("\u001b"));
    }

    /** Those of the beginnings with which a line begins, in the order of the lines. */
    private static List<String> starts(List<String> lines, String... beginnings) {
        return lines.stream()
                .flatMap(line -> List.of(beginnings).stream().filter(line::startsWith))
                .distinct()
                .toList();
    }

    private static Result judged(Check.Verdict verdict) {
        Check check = Check.of(
                        "achieved rate", 62.1, Limits.invalidBelow("%", 95), Phrase.of("%s %% of 50,000 msg/s", 62.1))
                .judged(verdict)
                .advising("ask for less");
        Result result = Runs.document(2, Runs.result(2, null));
        return new Result(
                result.setup(),
                result.series(),
                result.run(),
                result.course(),
                result.distributions(),
                result.delivery(),
                result.brokerSide(),
                validity(check),
                result.thresholds(),
                result.environment(),
                result.config());
    }

    private static Validity validity(Check check) {
        return new Validity("none", List.of(check), List.of());
    }

    private static List<String> printed(Result result) {
        StringWriter text = new StringWriter();
        new RunSummary(new PrintWriter(text, true)).print(result, Figures.of(result));
        return text.toString().lines().toList();
    }
}

package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Check;
import bench.result.Figure;
import bench.result.Figures;
import bench.result.Result;
import bench.result.ResultJson;
import bench.result.Search;
import bench.stats.Latency;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is shown and written of a search, with and without a measurement. */
class SearchReportTest {
    @Test
    void theAnswerSaysItsBoundsAndWhatItIsWorth() {
        StringWriter out = new StringWriter();

        new SearchBlock(new PrintWriter(out)).print(SampleSearches.ended(Search.End.CONFIRMED));

        assertThat(out.toString().lines())
                .containsExactly(
                        "",
                        "Rate search       sustained 20,001 msg/s, for 60 s in one piece and 1,171.9 MB;",
                        "                  page caches and credits of a cloud may last longer than that",
                        "                  did not sustain 20,409 msg/s: achieved rate",
                        "Conditions        endToEndResponseLatency.p99 < 50ms",
                        "Trials            2 in 312 s; 'search' of the result has each",
                        "                  resolution 2.0 %, one search");
    }

    @Test
    void aSystemThatBecameSlowerIsNamed() {
        Search search = new Search(
                new Search.Bracket(10_000.0, 10_200.0, 0.02, List.of("backlog")),
                Search.Confirmation.NONE,
                List.of(),
                null,
                0,
                Search.End.LIMIT,
                663,
                List.of(trial(11_500, Search.Verdict.PASS), trial(10_200, Search.Verdict.FAIL)));

        String shown = shown(Runs.document(0, SampleSearches.withoutMeasurement(search)));

        assertThat(shown.replaceAll("\\s+", " "))
                .contains("passed 11,500 msg/s before: the system became slower while it was searched")
                .contains("use up what caches and credits give (--deplete)");
    }

    private static Search.Trial trial(double rate, Search.Verdict verdict) {
        return new Search.Trial(rate, 10, verdict, List.of(), rate, Map.of());
    }

    @ParameterizedTest
    @EnumSource(Search.End.class)
    void aSearchWithoutAMeasurementShowsNoFiguresOfOne(Search.End end) {
        String shown = shown(unmeasured(end));

        assertThat(shown.lines()).allMatch(line -> line.length() <= 80);
        assertThat(shown)
                .contains("Orders with Cluster A: nothing was measured", "Rate search ")
                .doesNotContain("Aggregated", "Acknowledged", "Pub (ms)", "NaN");
    }

    @Test
    void aSearchThatIsStoppedBeforeATrialShowsThatNoneWasMade() {
        Search search = new Search(
                new Search.Bracket(null, null, null, List.of()),
                Search.Confirmation.NONE,
                List.of(),
                null,
                0,
                Search.End.STOPPED,
                4.2,
                List.of());

        String shown = shown(Runs.document(0, SampleSearches.withoutMeasurement(search)));

        assertThat(shown)
                .contains("Rate search       stopped before a rate was tried", "Trials            none in 4 s")
                .contains("rate search: stopped, no rate tried")
                .doesNotContain("Delivery", "resolution");
    }

    @ParameterizedTest
    @EnumSource(value = Search.End.class, mode = EnumSource.Mode.EXCLUDE, names = "CONFIRMED")
    void aSearchWithoutAConfirmedRateIsNotToBeTrusted(Search.End end) {
        assertThat(unmeasured(end).validity().verdict()).isEqualTo(Check.Verdict.INVALID);
    }

    @Test
    void theFileOfASearchWithoutAMeasurementHasNoFiguresOfOne() {
        Result result = unmeasured(Search.End.LIMIT);

        String json = new String(ResultJson.write(result), StandardCharsets.UTF_8);

        assertThat(json)
                .contains("\"search\"", "\"lowerBound\"", "\"end\" : \"limit\"", "\"messagesSent\" : 0")
                .doesNotContain("aggregated", "publishRate", "NaN", "null,\n      \"publish");
        assertThat(ResultJson.read(json.getBytes(StandardCharsets.UTF_8), "file"))
                .isEqualTo(result);
        assertThat(new String(ResultJson.writeOmb(result), StandardCharsets.UTF_8))
                .contains("\"workload\" : \"Orders\"")
                .doesNotContain("aggregated", "publishRate");
    }

    @Test
    void withoutAMeasurementNoFigureMeansAnything() {
        Figures figures = Figures.of(unmeasured(Search.End.LIMIT));

        assertThat(figures.find("publishRate")).isEmpty();
        for (Latency latency : Latency.values()) {
            assertThat(figures.names().stream()
                            .filter(name -> name.startsWith(latency.resultName() + "."))
                            .flatMap(name -> figures.find(name).stream()))
                    .noneMatch(Figure::isSupported);
        }
    }

    private static Result unmeasured(Search.End end) {
        return Runs.document(0, SampleSearches.withoutMeasurement(SampleSearches.ended(end)));
    }

    private static String shown(Result result) {
        StringWriter out = new StringWriter();
        new ConsoleOutput(new PrintWriter(out), ConsoleOutput.Lines.ALL).resultReady(result);
        return out.toString();
    }
}

package bench.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.report.EditedResults;
import bench.report.SampleComparisons;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file of a comparison. */
class ComparisonJsonTest {
    private static Stream<Comparison> comparisons() {
        return Stream.of(SampleComparisons.regression(), SampleComparisons.open(), SampleComparisons.hostile());
    }

    private static JsonNode tree(Comparison comparison) {
        return JsonMapper.shared().readTree(ResultJson.write(comparison));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void readsWhatItHasWritten(Comparison comparison) {
        assertThat(ResultJson.readComparison(ResultJson.write(comparison), "c.json"))
                .isEqualTo(comparison);
    }

    @Test
    void beginsWithTheAnswer() {
        JsonNode root = tree(SampleComparisons.regression());

        assertThat(root.propertyNames())
                .startsWith(
                        "schemaVersion", "answer", "cause", "withinOneRun", "reason", "primaries", "figures", "runs")
                .contains(
                        "minEffect", "smallestVisibleEffect", "runsNeeded", "drift", "shifts", "differences", "notes");
        assertThat(root.path("answer").stringValue()).isEqualTo("regression");
        assertThat(root.path("cause").stringValue()).isEqualTo("figures");
        assertThat(root.path("reason").stringValue()).startsWith("publishResponseLatency.p99: +12.3 %");
    }

    @Test
    void aPrimaryFigureHasItsTestAndAnotherOneNone() {
        JsonNode root = tree(SampleComparisons.regression());

        assertThat(root.path("primaries").path(1).propertyNames())
                .containsExactly(
                        "figure",
                        "unit",
                        "better",
                        "base",
                        "new",
                        "ratio",
                        "low",
                        "high",
                        "p",
                        "adjustedP",
                        "pairedP",
                        "answer",
                        "smallestVisibleEffect",
                        "runsNeeded");
        assertThat(root.path("primaries").path(1).path("answer").stringValue()).isEqualTo("regression");
        assertThat(root.path("figures").path(0).propertyNames())
                .containsExactly("figure", "unit", "better", "base", "new", "ratio", "low", "high");
        assertThat(root.path("figures").path(2).path("ratio").isNull()).isTrue();
    }

    @Test
    void sidesAndDifferencesAreByBaseAndNew() {
        JsonNode root = tree(SampleComparisons.regression());

        assertThat(root.path("runs").propertyNames()).containsExactly("base", "new");
        assertThat(root.path("runs").path("new").path(0).propertyNames())
                .containsExactly("file", "startedAt", "verdict", "values");
        assertThat(root.path("differences").path(0).propertyNames()).containsExactly("what", "base", "new");
        assertThat(root.path("shifts").path(0).path("points").path(0).propertyNames())
                .containsExactly("percentile", "ratio", "low", "high");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        JsonNode root = tree(SampleComparisons.open());

        assertThat(root.propertyNames()).doesNotContain("drift", "smallestVisibleEffect", "runsNeeded");
        assertThat(root.path("answer").stringValue()).isEqualTo("inconclusive");
        assertThat(root.path("withinOneRun").booleanValue()).isTrue();
    }

    @Test
    void aResultIsNoComparison() {
        assertThatThrownBy(() -> ResultJson.readComparison(ResultJson.write(EditedResults.valid()), "r.json"))
                .isInstanceOf(UnreadableResultException.class)
                .hasMessageStartingWith("r.json: has 'schemaVersion' 2");
    }

    @Test
    void aFileOfOmbIsReadByItsFigures() {
        OmbFile omb = OmbFile.read(ResultJson.writeOmb(EditedResults.valid())).orElseThrow();

        assertThat(omb.workload()).isEqualTo("Orders");
        assertThat(omb.figures().get("publishLatency.p99").value()).isEqualTo(990.38);
        assertThat(omb.figures().get("publishRate").value()).isEqualTo(50_038.6);
        assertThat(omb.figures()).doesNotContainKey("publishResponseLatency.p99");
    }

    @Test
    void otherFilesAreNoneOfOmb() {
        assertThat(OmbFile.read(ResultJson.write(EditedResults.valid()))).isEmpty();
        assertThat(OmbFile.read("no".getBytes(UTF_8))).isEmpty();
        assertThat(OmbFile.read("[1]".getBytes(UTF_8))).isEmpty();
        assertThat(OmbFile.read("{\"publishRate\": [1]}".getBytes(UTF_8))).isEmpty();
    }
}

package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What programs read that look for changes over time: numbers, and so none that are not to be trusted. */
class HistoryFormatsTest {
    @Test
    void noFormatWithoutVerdictsTakesWhatIsNotToBeTrusted() {
        for (ResultFormat format : List.of(new OtavaCsv(), GithubBenchmark.ofLatencies(), GithubBenchmark.ofRates())) {
            assertThat(format.takes(EditedResults.valid())).isTrue();
            assertThat(format.takes(EditedResults.warning())).isTrue();
            assertThat(format.takes(EditedResults.invalid())).isFalse();
            assertThat(format.takes(EditedResults.incomplete())).isFalse();
        }
    }

    @Test
    void otavaGetsARowForEachResultInTheOrderOfTime() {
        List<List<String>> table = otava(
                new NamedResult("later", startedAt("2026-03-01T00:00:00.123Z")),
                new NamedResult("earlier", startedAt("2026-01-01T00:00:00Z")));

        assertThat(table.get(0))
                .startsWith("time", "result", "run", "workload", "driver", "verdict", "bench")
                .contains("publishResponseLatency.p99", "publishRate", "delivery.lost")
                .doesNotContain("publishResponseLatency.max");
        assertThat(table.get(1)).startsWith("2026-01-01T00:00:00Z", "earlier", "0000abcd", "Orders", "Cluster A");
        assertThat(table.get(2)).startsWith("2026-03-01T00:00:00Z", "later");
    }

    /** It converts every cell of a column to a number, and fails where one is none. */
    @Test
    void everyFigureOfOtavasIsANumberInEachRow() {
        Result read = EditedResults.valid();
        Result unread = Runs.document(1, Runs.withoutConsumers());

        List<List<String>> table = otava(new NamedResult("a", read), new NamedResult(EditedResults.HOSTILE, unread));

        assertThat(table.get(0)).contains("publishLatency.p99").doesNotContain("delivery.lost", "publishLatency.p9999");
        for (List<String> row : table.subList(1, table.size())) {
            assertThat(row).hasSameSizeAs(table.get(0));
            assertThat(row.subList(7, row.size())).allMatch(cell -> cell.matches("-?\\d+(\\.\\d+)?"));
        }
    }

    @Test
    void otavaGetsAHeaderWhereThereIsNoResult() {
        assertThat(otava()).containsExactly(List.of("time", "result", "run", "workload", "driver", "verdict", "bench"));
    }

    @Test
    void githubBenchmarkGetsLatenciesUnderNamesThatStay() {
        JsonNode entries = github(GithubBenchmark.ofLatencies(), new NamedResult("a", EditedResults.valid()));

        assertThat(entries.valueStream().map(each -> each.path("name").asString()))
                .contains("Orders with Cluster A: publishResponseLatency.p99")
                .allMatch(name -> name.contains("ResponseLatency.p"));
        assertThat(entries.path(0).path("unit").asString()).isEqualTo("ms");
        assertThat(entries.path(0).path("value").isNumber()).isTrue();
        assertThat(entries.path(0).has("range")).isFalse();
    }

    @Test
    void githubBenchmarkGetsTheMedianOfSeveralRunsAndTheirRange() {
        JsonNode entries = github(
                GithubBenchmark.ofRates(),
                new NamedResult("a", withRate(300)),
                new NamedResult("b", withRate(100)),
                new NamedResult("c", withRate(200)));

        JsonNode rate = entries.path(0);
        assertThat(rate.path("name").asString()).isEqualTo("Orders with Cluster A: publishRate");
        assertThat(rate.path("unit").asString()).isEqualTo("msg/s");
        assertThat(rate.path("value").asDouble()).isEqualTo(200);
        assertThat(rate.path("range").asString()).isEqualTo("100 to 300");
        assertThat(rate.path("extra").asString()).isEqualTo("median of 3 runs");
    }

    @Test
    void noNameEndsACellOfGithubBenchmarksTable() {
        JsonNode entries = github(GithubBenchmark.ofRates(), new NamedResult("a", EditedResults.hostile()));

        assertThat(entries.path(0).path("name").asString()).contains("<script>").doesNotContain("|", "`", "\n", "\r");
    }

    private static List<List<String>> otava(NamedResult... results) {
        return CsvTableTest.parsed(new String(new OtavaCsv().of(List.of(results)), StandardCharsets.UTF_8));
    }

    private static JsonNode github(GithubBenchmark format, NamedResult... results) {
        return JsonMapper.shared().readTree(format.of(List.of(results)));
    }

    private static Result startedAt(String time) {
        return EditedResults.of(
                EditedResults.valid(), fields -> ((ObjectNode) fields.path("run")).put("startedAt", time));
    }

    private static Result withRate(double rate) {
        return EditedResults.of(
                EditedResults.valid(),
                fields -> ((ObjectNode) fields.path("run").path("throughput")).put("publishRate", rate));
    }
}

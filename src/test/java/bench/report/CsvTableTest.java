package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A row for each interval, as any program that reads RFC 4180 takes it. */
class CsvTableTest {
    @Test
    void hasARowForEachIntervalOfEachResult() {
        List<Map<String, String>> rows = rows(
                new NamedResult("a", Runs.document(3, Runs.result(3, null))),
                new NamedResult("b", EditedResults.incomplete()));

        assertThat(rows).extracting(row -> row.get("result")).containsExactly("a", "a", "a", "b");
        assertThat(rows)
                .extracting(row -> row.get("status"))
                .containsExactly("complete", "complete", "complete", "incomplete");
        assertThat(rows).extracting(row -> row.get("startSeconds")).containsExactly("0", "10", "20", "0");
    }

    /** As in the report: a pause between two phases is no interval, and takes its time. */
    @Test
    void anIntervalStartsWhereItLiesInTheMeasurement() {
        Result result = EditedResults.of(SamplePhases.inPhases("calm", "spike"), fields -> {
            ((ObjectNode) fields.path("phases").path(1)).put("startSeconds", 10.0);
            ((ObjectNode) fields.path("phases").path(2)).put("startSeconds", 50.0);
        });

        assertThat(rows(new NamedResult("a", result)))
                .extracting(row -> row.get("phase") + " " + row.get("startSeconds"))
                .containsExactly("calm 0", "spike 40");
    }

    @Test
    void unitsAreInTheHeader() {
        Map<String, String> row =
                rows(new NamedResult("a", EditedResults.warning())).get(0);

        assertThat(row)
                .containsEntry("verdict", "warn")
                .containsEntry("publishRate (msg/s)", "50038.6")
                .containsEntry("targetRate (msg/s)", "50000")
                .containsEntry("backlog (messages)", "123")
                .containsEntry("publishDelayLatency99pct (us)", "990")
                .containsEntry("sendRate (msg/s)", "50038.6")
                .containsEntry("inFlight (messages)", "0")
                .containsKey("endToEndResponseLatency9999pct (ms)");
    }

    @Test
    void everyRowHasACellForEachColumnWhateverTheNames() {
        List<Map<String, String>> rows = rows(new NamedResult(EditedResults.HOSTILE, EditedResults.hostile()));

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.get("result"))
                        .startsWith("'=1+1 <script>")
                        .contains("\"q\" | `c`", "😀")
                        .doesNotContain("\n", "\r"));
    }

    @Test
    void whatWasNotMeasuredIsNoNumber() {
        Result result = EditedResults.of(EditedResults.valid(), fields -> {
            ((ArrayNode) fields.path("targetRate")).removeAll().add(2_147_483_647.0);
            ((ArrayNode) fields.path("endToEndLatencyMax")).removeAll().add(0.0);
            ((ArrayNode) fields.path("clientCpu")).removeAll().add(-1.0);
        });

        assertThat(rows(new NamedResult("a", result)).get(0))
                .containsEntry("targetRate (msg/s)", "")
                .containsEntry("endToEndLatency50pct (ms)", "")
                .containsEntry("clientCpu (%)", "")
                .doesNotContainEntry("publishLatency50pct (ms)", "");
    }

    @Test
    void aFileOfAnotherVersionNeedNotHaveTheSameColumns() {
        Result older = EditedResults.of(EditedResults.valid(), fields -> fields.remove("backlog"));

        List<Map<String, String>> rows =
                rows(new NamedResult("old", older), new NamedResult("new", EditedResults.valid()));

        assertThat(rows).extracting(row -> row.get("backlog (messages)")).containsExactly("", "123");
    }

    private static List<Map<String, String>> rows(NamedResult... results) {
        List<List<String>> table = parsed(new String(new CsvTable().of(List.of(results)), StandardCharsets.UTF_8));
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : table.subList(1, table.size())) {
            assertThat(cells).hasSameSizeAs(table.get(0));
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(table.get(0).get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** By the grammar of RFC 4180. */
    static List<List<String>> parsed(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                assertThat(cell).as("what is before a quote").isEmpty();
                quoted = true;
            } else if (c == ',' || c == '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\r') {
                    assertThat(text.charAt(++i)).isEqualTo('\n');
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        assertThat(row).as("what is after the last end of a line").isEmpty();
        return rows;
    }
}

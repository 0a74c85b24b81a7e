package bench.report.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bench.result.Phase;
import bench.result.RunListener;
import bench.testing.MetricsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The names that users rely on: in the page, its documents, the dashboard, and to a parser that is not ours. */
class MetricNamesTest {
    private static final String HOSTILE = "<script>\"\\\n{},=#' 😀 " + "x".repeat(300);

    private static String page(String name, String accepted) throws IOException, InterruptedException {
        try (MetricsEndpoint endpoint = Endpoints.open()) {
            RunListener run = endpoint.listener(name, name);
            Endpoints.begin(run, new Phase(name, true));
            Endpoints.measure(run, 0);
            return Endpoints.get(endpoint, accepted).body();
        }
    }

    /** The type of each metric of a page, by its name. */
    private static Map<String, String> types() throws IOException, InterruptedException {
        Map<String, String> types = new LinkedHashMap<>();
        Matcher type = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$").matcher(page("a", Endpoints.TEXT));
        while (type.find()) {
            types.put(type.group(1), type.group(2));
        }
        return types;
    }

    @Test
    void everyMetricHasItsRowInTheDocuments() throws Exception {
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `(bench_\\w+)` \\| (\\w+) \\|")
                .matcher(Files.readString(Path.of("src/docs/broker-side.md")));
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }

        assertThat(rows).isEqualTo(types());
    }

    @Test
    void namesFollowPrometheusConventions() throws Exception {
        types().forEach((name, type) -> {
            assertThat(name).matches("bench(_[a-z]+)+");
            assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter"));
            assertThat(name.endsWith("_seconds")).as(name).isEqualTo(type.equals("histogram"));
        });
    }

    @Test
    void theDashboardAsksForWhatThereIsAndShowsAllOfIt() throws Exception {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(Path.of("src/grafana/bench.json")));
        Set<String> asked = dashboard.findValues("expr").stream()
                .map(JsonNode::asString)
                .flatMap(query -> Pattern.compile("bench_\\w+").matcher(query).results())
                .map(result -> result.group())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> types = types();
        Set<String> samples = types.entrySet().stream()
                .flatMap(type -> type.getValue().equals("histogram")
                        ? Stream.of("_bucket", "_sum", "_count").map(type.getKey()::concat)
                        : Stream.of(type.getKey()))
                .collect(Collectors.toSet());

        assertThat(samples).containsAll(asked);
        assertThat(asked.stream().map(name -> name.replaceFirst("_(bucket|sum|count)$", "")))
                .containsAll(types.keySet());
    }

    @Test
    void thePanelsOfTheDashboardDoNotLieOnEachOther() throws Exception {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(Path.of("src/grafana/bench.json")));
        Set<String> taken = new TreeSet<>();
        Set<Integer> ids = new TreeSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(ids.add(panel.get("id").asInt()))
                    .as(panel.get("title").asString())
                    .isTrue();
            JsonNode place = panel.get("gridPos");
            for (int x = place.get("x").asInt();
                    x < place.get("x").asInt() + place.get("w").asInt();
                    x++) {
                for (int y = place.get("y").asInt();
                        y < place.get("y").asInt() + place.get("h").asInt();
                        y++) {
                    assertThat(x).isLessThan(24);
                    assertThat(taken.add(x + "/" + y))
                            .as(panel.get("title").asString())
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void prometheusOwnParserReadsNamesWithAnyCharacters(boolean isOpenMetrics) throws Exception {
        assumeTrue(MetricsReader.isThere(), "python3 has no prometheus_client: its parser is not asked");

        List<MetricsReader.Read> read = MetricsReader.read(
                page(HOSTILE, isOpenMetrics ? Endpoints.OPEN_METRICS : Endpoints.TEXT), isOpenMetrics);

        assertThat(read)
                .filteredOn(sample -> !sample.name().equals("bench_info"))
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.labels())
                        .containsEntry("workload", HOSTILE)
                        .containsEntry("driver", HOSTILE));
        assertThat(read)
                .filteredOn(sample -> sample.name().equals("bench_messages_sent_total"))
                .singleElement()
                .satisfies(sample -> assertThat(sample.type()).isEqualTo("counter"))
                .satisfies(sample -> assertThat(sample.value()).isEqualTo(500_386));
        assertThat(read)
                .filteredOn(sample -> sample.name().equals("bench_publish_latency_seconds_count"))
                .singleElement()
                .satisfies(sample -> assertThat(sample.type()).isEqualTo("histogram"))
                .satisfies(sample -> assertThat(sample.value()).isEqualTo(1_000));
    }

    @Test
    void aNameIsOneLineWhateverIsInIt() throws Exception {
        assertThat(page(HOSTILE, Endpoints.TEXT).lines())
                .allMatch(line -> line.startsWith("#") || line.matches("bench_\\w+\\{.*} \\S+"))
                .anyMatch(line -> line.contains("workload=\"<script>\\\"\\\\\\n{},=#' 😀 xx"));
    }
}

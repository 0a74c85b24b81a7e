package bench.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.report.EditedResults;
import bench.report.NamedResult;
import bench.report.Runs;
import bench.report.SamplePhases;
import bench.result.Result;
import bench.result.ResultJson;
import bench.stats.Latency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ChartDataTest {
    private static JsonNode data(NamedResult... results) {
        return JsonMapper.shared().readTree(ChartData.json(LabelledRun.of(List.of(results))));
    }

    private static JsonNode run(Result result) {
        return data(new NamedResult("r.json", result)).path("runs").path(0);
    }

    @Test
    void everySeriesHasAPointOfEachInterval() {
        JsonNode run = run(SamplePages.plain(1, 30));

        assertThat(run.path("x")).hasSize(30);
        assertThat(run.path("series").propertyNames())
                .contains(
                        "targetRate",
                        "sendRate",
                        "publishRate",
                        "inFlight",
                        "clientCpu",
                        "publishResponseLatency99pct");
        run.path("series").forEach(series -> assertThat(series).hasSize(30));
    }

    @Test
    void aPercentileThatAnIntervalDoesNotSupportIsNotDrawn() {
        assertThat(run(SamplePages.plain(1, 30)).path("series").propertyNames())
                .as("12,000 messages an interval")
                .contains("publishLatency999pct")
                .doesNotContain("publishLatency9999pct", "publishLatency95pct");
        assertThat(run(Runs.document(2, Runs.result(2, null))).path("series").propertyNames())
                .contains("publishLatency50pct", "publishLatencyMax");
    }

    @Test
    void whatNobodySendsOrReadsIsNoSeries() {
        Result writing = EditedResults.of(
                EditedResults.valid(), fields -> ((ObjectNode) fields.path("delivery")).putArray("subscriptions"));
        Result reading = EditedResults.of(EditedResults.valid(), fields -> fields.put("producersPerTopic", 0));

        assertThat(run(writing).path("series").propertyNames())
                .contains("publishRate", "inFlight")
                .doesNotContain("consumeRate", "backlog");
        assertThat(run(reading).path("series").propertyNames())
                .contains("consumeRate", "backlog")
                .doesNotContain("targetRate", "sendRate", "publishRate", "publishErrorRate", "inFlight");
    }

    @Test
    void aFileOfAnOlderVersionLacksSomeSeries() {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(ResultJson.write(SamplePages.plain(1, 5)));
        List.of("sendRate", "inFlight", "clientCpu", "gcMillis", "longestStallMillis")
                .forEach(json::remove);

        JsonNode run = run(ResultJson.read(JsonMapper.shared().writeValueAsBytes(json), "old.json"));

        assertThat(run.path("series").propertyNames())
                .contains("publishRate", "publishDelayLatency50pct")
                .doesNotContain("sendRate", "inFlight", "clientCpu");
    }

    @Test
    void phasesLieWhereTheyWereWithThoseBetweenThem() {
        JsonNode run = run(SamplePages.phases(List.of("a", "b"), "pause"));

        assertThat(run.path("phases")
                        .valueStream()
                        .map(phase -> phase.path("name").asString()))
                .containsExactly("a", "pause", "b");
        assertThat(run.path("phases").path(2).path("from").asDouble()).isEqualTo(20);
        assertThat(run.path("x").path(10).asDouble())
                .as("the first interval of b")
                .isEqualTo(20.5);
        assertThat(run.path("heat")
                        .path("publishResponseLatency")
                        .path("from")
                        .path(10)
                        .asDouble())
                .isEqualTo(20);
    }

    @Test
    void theHeatMapCountsEveryMessageOfTheMeasurement() {
        Result result = SamplePages.plain(1, 30);
        JsonNode cells = run(result).path("heat").path("publishResponseLatency").path("cells");

        long counted = IntStream.range(0, cells.size() / 3)
                .mapToLong(i -> cells.path(3 * i + 2).asLong())
                .sum();

        assertThat(counted)
                .isEqualTo(result.distributions()
                        .histograms()
                        .histogram(Latency.PUBLISH_RESPONSE)
                        .getTotalCount());
    }

    @Test
    void theHeatMapHasNothingOfAPhaseAfterTheMeasurement() {
        Result result = SamplePhases.followedBy("cooling down");

        assertThat(result.course().phases()).hasSize(3);
        assertThat(run(result).path("heat").path("publishResponseLatency").path("to"))
                .singleElement()
                .satisfies(end -> assertThat(end.asInt()).isEqualTo(10));
        assertThat(run(result).path("phases")).hasSize(1);
    }

    @Test
    void aCurveEndsWhereTenMessagesAreLeft() {
        Histogram histogram = new Histogram(3);
        IntStream.rangeClosed(1, 1_000).forEach(i -> histogram.recordValue(i * 1_000_000L));

        Map<String, Object> curve = PercentileCurve.of(Latency.PUBLISH, histogram);

        List<?> oneIn = (List<?>) curve.get("oneIn");
        List<?> values = (List<?>) curve.get("values");
        assertThat(((Number) oneIn.get(oneIn.size() - 1)).doubleValue()).isEqualTo(100);
        assertThat(((Number) values.get(values.size() - 1)).doubleValue()).isCloseTo(990, within(2.0));
        assertThat((List<?>)
                        PercentileCurve.of(Latency.PUBLISH, new Histogram(3)).get("oneIn"))
                .isEmpty();
    }

    @Test
    void marksBeforeTheMeasurementAreNotOnItsTimeAxis() {
        JsonNode marks = run(SamplePages.of("brokers")[0].result()).path("marks");

        assertThat(marks.valueStream().map(mark -> mark.path("name").asString()))
                .containsExactly("node lost", "leader change", "throttled", "node back");
        assertThat(marks.path(0).path("at").asDouble()).isEqualTo(18);
    }

    @Test
    void aPercentileThatABrokerDoesNotSupportIsNotDrawn() {
        JsonNode brokers = run(SamplePages.of("brokers")[0].result()).path("brokers");
        JsonNode few = data(SamplePages.of("hostile")).path("runs").path(0).path("brokers");

        assertThat(brokers.path(2).propertyNames()).contains("50pct", "99pct", "999pct");
        assertThat(few.path(0).propertyNames()).contains("50pct").doesNotContain("99pct", "999pct");
    }

    @Test
    void aBrokerThatGaveNoAnswerHasAGap() {
        JsonNode run = run(SamplePages.of("brokers")[0].result());
        JsonNode cpu = run.path("metrics").path(0);

        assertThat(cpu.path("id").asString()).isEqualTo("cpuPercent");
        assertThat(run.path("metricTimes")).hasSize(60);
        assertThat(cpu.path("brokers").path(2).path("values").path(25).isNull()).isTrue();
        assertThat(cpu.path("brokers").path(0).path("values").path(25).isNull()).isFalse();
    }

    @Test
    void noCharacterCanEndTheElementThatHoldsIt() {
        assertThat(ChartData.json(LabelledRun.of(List.of(SamplePages.of("hostile")))))
                .doesNotContain("<", ">", "\u2028", "\u2029");
        assertThat(data(SamplePages.of("hostile"))
                        .path("runs")
                        .path(0)
                        .path("phases")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo(SamplePages.HOSTILE);
    }

    @Test
    void runsGetLetters() {
        List<NamedResult> many = IntStream.range(0, 28)
                .mapToObj(i -> new NamedResult("r" + i, SamplePages.plain(1, 1)))
                .toList();

        assertThat(LabelledRun.of(many))
                .extracting(LabelledRun::label)
                .startsWith("A", "B")
                .endsWith("A2", "B2");
        assertThat(LabelledRun.of(many.subList(0, 1)))
                .extracting(LabelledRun::label)
                .containsExactly("");
    }
}

package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.RunResult;
import bench.stats.Latency;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonResultTest {
    private static final List<String> SUFFIXES =
            List.of("Avg", "50pct", "75pct", "95pct", "99pct", "999pct", "9999pct", "Max");
    private static final List<String> LATENCIES = List.of(
            "publishLatency",
            "publishDelayLatency",
            "publishResponseLatency",
            "endToEndLatency",
            "endToEndResponseLatency");

    @TempDir
    private Path dir;

    @Test
    void hasOneNumberForEachIntervalOfTheMeasurementInEverySeries() throws Exception {
        JsonNode result = resultOf(3, null);

        assertThat(series()).allSatisfy(name -> {
            assertThat(result.path(name).isArray()).as(name).isTrue();
            assertThat(result.path(name)).as(name).hasSize(3).allMatch(JsonNode::isNumber);
        });
        assertThat(result.path("publishRate").get(0).asDouble()).isEqualTo(50_038.6);
        assertThat(result.path("consumeRate").get(0).asDouble()).isEqualTo(50_035.3);
        assertThat(result.path("backlog").get(0).asLong()).isEqualTo(123);
        assertThat(result.path("elapsedSeconds").get(0).asDouble()).isEqualTo(10);
        assertThat(result.path("targetRate").get(0).asDouble()).isEqualTo(50_000);
    }

    @Test
    void givesLatenciesInMillisecondsAndDelaysInWholeMicroseconds() throws Exception {
        JsonNode result = resultOf(1, null);

        assertThat(result.path("publishLatency50pct").get(0).asDouble()).isEqualTo(500.171);
        assertThat(result.path("publishDelayLatency50pct").get(0).asDouble()).isEqualTo(500);
        assertThat(result.path("aggregatedPublishLatency99pct").asDouble()).isEqualTo(990.38);
        assertThat(result.path("aggregatedPublishDelayLatencyAvg").asDouble()).isEqualTo(500.504);
    }

    @Test
    void hasEveryFigureOfTheWholeRunAndItsQuantiles() throws Exception {
        JsonNode result = resultOf(2, null);

        for (String latency : LATENCIES) {
            String name = "aggregated" + Character.toUpperCase(latency.charAt(0)) + latency.substring(1);
            assertThat(SUFFIXES)
                    .allSatisfy(suffix -> assertThat(result.path(name + suffix).isNumber())
                            .as(name + suffix)
                            .isTrue());
            JsonNode quantiles = result.path(name + "Quantiles");
            assertThat(quantiles.isObject()).isTrue();
            assertThat(quantiles.propertyNames())
                    .contains("0.0", "50.0", "100.0")
                    .allSatisfy(percentile ->
                            assertThat(Double.parseDouble(percentile)).isBetween(0.0, 100.0));
            assertThat(quantiles).allMatch(JsonNode::isNumber);
            assertThat(result.path(name + "Unsupported"))
                    .map(JsonNode::asString)
                    .contains("99.99");
        }
    }

    @Test
    void saysWhatTheRunWas() throws Exception {
        JsonNode result = resultOf(1, null);

        assertThat(result.path("schemaVersion").asInt()).isEqualTo(2);
        assertThat(result.path("workload").asString()).isEqualTo("Orders");
        assertThat(result.path("driver").asString()).isEqualTo("Cluster A");
        assertThat(Stream.of("messageSize", "topics", "partitions", "producersPerTopic", "consumersPerTopic")
                        .map(name -> result.path(name).asInt()))
                .containsExactly(1024, 2, 3, 4, 5);
        JsonNode run = result.path("run");
        assertThat(run.path("id").asString()).isEqualTo("0000abcd");
        assertThat(run.path("status").asString()).isEqualTo("complete");
        assertThat(run.path("reason").isNull()).isTrue();
        assertThat(run.path("startedAt").asString()).isEqualTo("2026-02-03T04:05:06Z");
        assertThat(run.path("endedAt").asString()).isEqualTo("2026-02-03T04:05:26Z");
        assertThat(run.path("reportIntervalMillis").asLong()).isEqualTo(10_000);
        assertThat(run.path("messagesSent").asLong()).isEqualTo(500_386);
        assertThat(run.path("messagesAcked").asLong()).isEqualTo(500_386);
        assertThat(run.path("messagesReceived").asLong()).isEqualTo(500_353);
        assertThat(run.path("bytesSent").asLong()).isEqualTo(500_386L * 1024);
        assertThat(run.path("bytesReceived").asLong()).isEqualTo(500_353L * 1024);
        assertThat(run.path("sendErrors").asLong()).isZero();
    }

    @Test
    void tellsWhatBecameOfTheMessages() throws Exception {
        JsonNode delivery = resultOf(1, null).path("delivery");

        assertThat(delivery.path("sent").asLong()).isEqualTo(1_000_772);
        assertThat(delivery.path("lost").asLong()).isEqualTo(1);
        assertThat(delivery.path("duplicated").asLong()).isEqualTo(2);
        assertThat(delivery.path("reordered").asLong()).isEqualTo(3);
        assertThat(delivery.path("foreign").asLong()).isEqualTo(4);
        assertThat(delivery.path("corrupt").asLong()).isEqualTo(5);
        assertThat(delivery.path("subscriptions"))
                .singleElement()
                .satisfies(each -> assertThat(each.path("lost").asLong()).isEqualTo(1));
    }

    @Test
    void hasNoCountsOfADeliveryThatNobodyHasChecked() throws Exception {
        JsonNode delivery = written(1, Runs.withoutConsumers()).path("delivery");

        assertThat(delivery.path("unanswered").asLong()).isEqualTo(3);
        assertThat(delivery.propertyNames()).containsExactly("sent", "acked", "unanswered", "subscriptions");
        assertThat(delivery.path("subscriptions")).isEmpty();
    }

    @Test
    void tellsWhetherItIsToBeTrusted() throws Exception {
        JsonNode validity = resultOf(1, null).path("validity");

        assertThat(validity.path("verdict").asString()).isEqualTo("warn");
        assertThat(validity.path("bottleneck").asString()).isEqualTo("broker");
        assertThat(validity.path("checks").get(0).propertyNames())
                .containsExactly("name", "figure", "limit", "verdict", "advice", "value", "limits", "seen", "allowed");
        JsonNode check = validity.path("checks").get(0);
        assertThat(check.path("figure").asString()).isEqualTo("0.05 %");
        assertThat(check.path("limit").asString()).isEqualTo("0 %, 0.1 %");
        assertThat(check.path("value").asDouble()).isEqualTo(0.05);
        assertThat(check.at("/limits/invalidAbove").asDouble()).isEqualTo(0.1);
    }

    @Test
    void holdsTheHistogramOfEachLatency() throws Exception {
        JsonNode histograms = resultOf(1, null).path("histograms");

        assertThat(histograms.propertyNames()).containsAll(LATENCIES);
        byte[] bytes =
                Base64.getDecoder().decode(histograms.path("publishLatency").asString());
        Histogram decoded = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        assertThat(decoded).isEqualTo(Runs.interval().histogram(Latency.PUBLISH));
    }

    @Test
    void hasTheFilesAsTheyWereUsedWithoutTheirSecrets() throws Exception {
        JsonNode result = resultOf(1, null);

        JsonNode config = result.path("config");
        assertThat(config.path("workload").path("producerRate").asInt()).isEqualTo(50_000);
        JsonNode common = config.path("driver").path("commonConfig");
        assertThat(common.path("sasl.mechanism").asString()).isEqualTo("PLAIN");
        assertThat(common.path("sasl.jaas.config").asString()).isEqualTo("[hidden]");
        assertThat(result.at("/environment/clientConfiguration/producer/vendor.api.key")
                        .asString())
                .isEqualTo("[hidden]");
        assertThat(result.toString()).doesNotContain("hunter2");
    }

    @Test
    void tellsWhatItRanOn() throws Exception {
        JsonNode environment = resultOf(1, null).path("environment");

        assertThat(environment.path("system").path("system").asString()).isEqualTo("Kafka 4.4");
        assertThat(environment.at("/jvm/name").asString()).isEqualTo("Acme VM 17");
        assertThat(environment.path("cores").asInt()).isEqualTo(2);
        assertThat(environment.at("/container/cores").asDouble()).isEqualTo(1.5);
        assertThat(environment.at("/container/memoryBytes").isMissingNode()).isTrue();
    }

    @Test
    void marksARunThatWasNotFinished() throws Exception {
        JsonNode run = resultOf(1, "stopped").path("run");

        assertThat(run.path("status").asString()).isEqualTo("incomplete");
        assertThat(run.path("reason").asString()).isEqualTo("stopped");
    }

    @Test
    void whatIsWholeIsWrittenWhole() throws Exception {
        JsonNode json = resultOf(1, null);

        for (String name :
                List.of("backlog", "publishDelayLatency99pct", "publishDelayLatencyMax", "harnessDelayLatencyMax")) {
            assertThat(json.path(name).path(0).isIntegralNumber()).as(name).isTrue();
        }
        assertThat(json.path("aggregatedPublishDelayLatency50pct").isIntegralNumber())
                .isTrue();
        assertThat(json.path("aggregatedPublishDelayLatencyQuantiles")
                        .path("50.0")
                        .isIntegralNumber())
                .isTrue();
        assertThat(json.path("publishDelayLatencyAvg").path(0).isIntegralNumber())
                .isFalse();
        assertThat(json.path("publishLatencyMax").path(0).isIntegralNumber()).isFalse();
    }

    private static List<String> series() {
        List<String> others =
                List.of("publishRate", "publishErrorRate", "consumeRate", "backlog", "elapsedSeconds", "targetRate");
        return Stream.concat(
                        others.stream(),
                        LATENCIES.stream().flatMap(latency -> SUFFIXES.stream().map(latency::concat)))
                .toList();
    }

    private JsonNode resultOf(int intervals, String incompleteBecause) throws Exception {
        return written(intervals, Runs.result(intervals, incompleteBecause));
    }

    private JsonNode written(int intervals, RunResult result) throws Exception {
        Path path = dir.resolve("result.json");
        new JsonResult(new ResultFile(Destination.of(path))).resultReady(Runs.document(intervals, result));
        return JsonMapper.shared().readTree(Files.readString(path));
    }
}

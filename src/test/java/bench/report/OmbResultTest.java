package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tools of the OpenMessaging Benchmark read: its fields, in its types, and no others. */
class OmbResultTest {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    @TempDir
    private Path dir;

    private Path path;

    @BeforeEach
    void write() {
        path = dir.resolve("result.json");
        NamedResult result = new NamedResult("r", Runs.document(2, Runs.result(2, null)));
        new ResultFile(Destination.of(path)).write(new OmbResult().of(List.of(result)));
    }

    @Test
    void aStrictReaderTakesIt() {
        OmbFile read = STRICT.readValue(path.toFile(), OmbFile.class);

        assertThat(read.workload).isEqualTo("Orders");
        assertThat(read.messageSize).isEqualTo(1024);
        assertThat(read.publishRate).hasSize(2);
        assertThat(read.backlog).containsExactly(123L, 123L);
        assertThat(read.publishDelayLatency99pct).containsExactly(990L, 990L);
        assertThat(read.publishDelayLatencyAvg.get(0)).isBetween(500.0, 501.0);
        assertThat(read.aggregatedPublishDelayLatencyMax).isEqualTo(1000);
        assertThat(read.aggregatedEndToEndLatency50pct).isBetween(500.0, 501.0);
        assertThat(read.aggregatedPublishDelayLatencyQuantiles).containsKey(50.0);
    }

    @Test
    void hasEveryFieldAndNoOther() {
        JsonNode json = STRICT.readTree(path.toFile());

        assertThat(json.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(OmbFile.class.getFields()).map(Field::getName).toList());
    }

    @Test
    void valuesAreThoseOfTheFirstVersionOfTheFile() throws IOException {
        try (InputStream expected = OmbResultTest.class.getResourceAsStream("omb-result.json")) {
            JsonNode json = STRICT.readTree(path.toFile());

            assertThat(json).isEqualTo(STRICT.readTree(expected));
        }
    }

    /** The fields and types of OMB's result. */
    static final class OmbFile {
        public String workload;
        public String driver;
        public long messageSize;
        public int topics;
        public int partitions;
        public int producersPerTopic;
        public int consumersPerTopic;
        public List<Double> publishRate;
        public List<Double> publishErrorRate;
        public List<Double> consumeRate;
        public List<Long> backlog;
        public List<Double> publishLatencyAvg;
        public List<Double> publishLatency50pct;
        public List<Double> publishLatency75pct;
        public List<Double> publishLatency95pct;
        public List<Double> publishLatency99pct;
        public List<Double> publishLatency999pct;
        public List<Double> publishLatency9999pct;
        public List<Double> publishLatencyMax;
        public List<Double> publishDelayLatencyAvg;
        public List<Long> publishDelayLatency50pct;
        public List<Long> publishDelayLatency75pct;
        public List<Long> publishDelayLatency95pct;
        public List<Long> publishDelayLatency99pct;
        public List<Long> publishDelayLatency999pct;
        public List<Long> publishDelayLatency9999pct;
        public List<Long> publishDelayLatencyMax;
        public List<Double> endToEndLatencyAvg;
        public List<Double> endToEndLatency50pct;
        public List<Double> endToEndLatency75pct;
        public List<Double> endToEndLatency95pct;
        public List<Double> endToEndLatency99pct;
        public List<Double> endToEndLatency999pct;
        public List<Double> endToEndLatency9999pct;
        public List<Double> endToEndLatencyMax;
        public double aggregatedPublishLatencyAvg;
        public double aggregatedPublishLatency50pct;
        public double aggregatedPublishLatency75pct;
        public double aggregatedPublishLatency95pct;
        public double aggregatedPublishLatency99pct;
        public double aggregatedPublishLatency999pct;
        public double aggregatedPublishLatency9999pct;
        public double aggregatedPublishLatencyMax;
        public Map<Double, Double> aggregatedPublishLatencyQuantiles;
        public double aggregatedPublishDelayLatencyAvg;
        public long aggregatedPublishDelayLatency50pct;
        public long aggregatedPublishDelayLatency75pct;
        public long aggregatedPublishDelayLatency95pct;
        public long aggregatedPublishDelayLatency99pct;
        public long aggregatedPublishDelayLatency999pct;
        public long aggregatedPublishDelayLatency9999pct;
        public long aggregatedPublishDelayLatencyMax;
        public Map<Double, Long> aggregatedPublishDelayLatencyQuantiles;
        public double aggregatedEndToEndLatencyAvg;
        public double aggregatedEndToEndLatency50pct;
        public double aggregatedEndToEndLatency75pct;
        public double aggregatedEndToEndLatency95pct;
        public double aggregatedEndToEndLatency99pct;
        public double aggregatedEndToEndLatency999pct;
        public double aggregatedEndToEndLatency9999pct;
        public double aggregatedEndToEndLatencyMax;
        public Map<Double, Double> aggregatedEndToEndLatencyQuantiles;
    }
}

package bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.config.ConfigFile;
import bench.config.Workload;
import bench.driver.loopback.LoopbackDriver;
import bench.result.RunListeners;
import bench.run.Benchmark;
import bench.run.ResultRecorder;
import bench.run.RunInfo;
import bench.run.RunOptions;
import bench.stats.Latency;
import bench.testing.Given;
import bench.time.Clock;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a result, the histograms in it, and the lines of the histogram log say the same. The run is a real one, and
 * a third of its acks come after its last interval.
 */
@Timeout(60)
class HistogramAgreementTest {
    private static final Map<String, Double> PERCENTILES =
            Map.of("50pct", 50.0, "75pct", 75.0, "95pct", 95.0, "99pct", 99.0, "999pct", 99.9, "9999pct", 99.99);

    private static final Map<Latency, Histogram> LOGGED = new EnumMap<>(Latency.class);
    private static final Map<Latency, Histogram> ENCODED = new EnumMap<>(Latency.class);

    @TempDir
    private static Path directory;

    private static JsonNode result;

    @BeforeAll
    static void runAndRead() throws Exception {
        Path json = directory.resolve("result.json");
        Path hlog = directory.resolve("result.hlog");
        ConfigFile<Workload> workload = Given.workload(
                "partitionsPerTopic: 2",
                "subscriptionsPerTopic: 1",
                "consumerPerSubscription: 2",
                "producersPerTopic: 2",
                "producerRate: 3000",
                "testDuration: 900ms",
                "reportInterval: 300ms");
        try (LoopbackDriver driver = Given.loopback(
                Clock.system(), "ackLatency: [{percent: 60, latency: 1ms}, {percent: 40, latency: 400ms}]")) {
            RunListeners outputs = new RunListeners(List.of(
                    new JsonResult(new ResultFile(Destination.of(json))),
                    new HistogramLog(new GrowingFile(Destination.of(hlog)))));
            RunInfo info = Given.info(workload, Given.driver("name: Loopback", "driverClass: loopback"));
            ResultRecorder recorder = new ResultRecorder(info, SampleSetup.ENVIRONMENT, Map.of(), outputs::resultReady);
            new Benchmark(
                            driver,
                            info,
                            RunOptions.DEFAULT,
                            Clock.system(),
                            new RunListeners(List.of(recorder, outputs)),
                            warning -> {},
                            Optional::empty)
                    .run();
        }
        LOGGED.clear();
        result = JsonMapper.shared().readTree(json.toFile());
        for (Latency latency : Latency.values()) {
            byte[] bytes = Base64.getDecoder()
                    .decode(result.get("histograms").get(latency.resultName()).asString());
            ENCODED.put(latency, Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
        }
        readLog(hlog);
    }

    private static void readLog(Path hlog) throws Exception {
        try (HistogramLogReader reader = new HistogramLogReader(hlog.toFile())) {
            while (reader.hasNext()) {
                Histogram line = (Histogram) reader.nextIntervalHistogram();
                // Of the line's own resolution, so that the sum has the same.
                LOGGED.computeIfAbsent(of(line.getTag()), tag -> new Histogram(line))
                        .add(line);
            }
        }
    }

    private static Latency of(String tag) {
        return Stream.of(Latency.values())
                .filter(latency -> latency.resultName().equals(tag))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRunHasLateAcksAndReceipts() {
        long inIntervals = 0;
        for (int i = 0; i < result.get("publishRate").size(); i++) {
            inIntervals += Math.round(result.get("publishRate").get(i).asDouble()
                    * result.get("elapsedSeconds").get(i).asDouble());
        }
        assertThat(result.get("run").get("messagesAcked").asLong()).isGreaterThan(inIntervals);
    }

    @Test
    void percentilesAreThoseOfTheHistogramsInTheResult() {
        for (Latency latency : Latency.values()) {
            Histogram histogram = ENCODED.get(latency);
            String name =
                    "aggregated" + Character.toUpperCase(latency.resultName().charAt(0))
                            + latency.resultName().substring(1);
            PERCENTILES.forEach((suffix, percentile) -> assertThat(
                            result.get(name + suffix).asDouble())
                    .as(name + suffix)
                    .isCloseTo(
                            histogram.getValueAtPercentile(percentile)
                                    / (double) latency.unit().toNanos(1),
                            within(rounding(latency))));
            assertThat(result.get(name + "Max").asDouble())
                    .isCloseTo(histogram.getMaxValue() / (double) latency.unit().toNanos(1), within(rounding(latency)));
            assertThat(result.get(name + "Avg").asDouble())
                    .isCloseTo(histogram.getMean() / (double) latency.unit().toNanos(1), within(rounding(latency)));
        }
    }

    /** Half a microsecond, to which values are rounded in the result. */
    private static double rounding(Latency latency) {
        return 501 / (double) latency.unit().toNanos(1);
    }

    @Test
    void everyMessageIsInEachHistogramOnce() {
        long sent = result.get("run").get("messagesSent").asLong();
        assertThat(sent).isPositive();
        assertThat(result.get("run").get("messagesAcked").asLong()).isEqualTo(sent);
        assertThat(result.get("run").get("messagesReceived").asLong()).isEqualTo(sent);
        assertThat(result.get("delivery").get("sent").asLong()).isEqualTo(sent);
        assertThat(ENCODED.values()).allMatch(histogram -> histogram.getTotalCount() == sent);
    }

    @Test
    void theLinesOfTheLogAddUpToTheHistogramsInTheResult() {
        for (Latency latency : Latency.values()) {
            assertThat(LOGGED.get(latency).getTotalCount())
                    .as(latency.resultName())
                    .isEqualTo(ENCODED.get(latency).getTotalCount());
            for (double percentile : PERCENTILES.values()) {
                assertThat(LOGGED.get(latency).getValueAtPercentile(percentile))
                        .as(latency.resultName() + " " + percentile)
                        .isEqualTo(ENCODED.get(latency).getValueAtPercentile(percentile));
            }
            assertThat(LOGGED.get(latency).getMaxValue())
                    .isEqualTo(ENCODED.get(latency).getMaxValue());
        }
    }
}

package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.CalibrationResult;
import bench.result.CalibrationResult.HighestRate;
import bench.result.CalibrationResult.Limit;
import bench.result.CalibrationResult.Loads;
import bench.result.CalibrationResult.Micros;
import bench.result.CalibrationResult.Step;
import bench.result.ResultJson;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CalibrationReportTest {
    /** 5,437,219 sends a second by one producer, of a limit of twice as many; of what is sent without a stamp a tenth is lost to it, of what is received a quarter. */
    private final CalibrationResult result = result();

    private CalibrationResult result() {
        List<Limit> limits = List.of(new Limit(1, 10_874_438), new Limit(2, 20_000_000));
        return new CalibrationResult(
                Instant.EPOCH,
                5,
                Micros.of(histogram(60_000)),
                limits,
                new Loads(
                        List.of(
                                new HighestRate(step(1, 0, 2e9, 27_186_095, 0), 0.5),
                                new HighestRate(step(2, 0, 2e9, 40_000_000, 0), 0.4),
                                new HighestRate(step(4, 0, 2e9, 45_000_000, 0), null)),
                        List.of(step(1, 0, 2e9, 27_000_000, 0)),
                        List.of(step(1, 0, 2e9, 30_000_000, 0)),
                        List.of(
                                step(1, 1, 2e9, 7_000_000, 7_000_000),
                                step(1, 1, 2e9, 7_500_000, 7_500_000),
                                step(1, 1, 2e9, 9_000_000, 9_000_000)),
                        List.of(
                                step(1, 1, 2e9, 10_000_000, 10_000_000),
                                step(1, 1, 2e9, 10_000_000, 10_000_000),
                                step(1, 1, 2e9, 3_000_000, 3_000_000)),
                        List.of(step(1, 0, 1e3, 5_000, 0), step(1, 0, 1e4, 50_000, 0), step(1, 0, 1e5, 400_000, 0))),
                SampleSetup.ENVIRONMENT);
    }

    @Test
    void theFiguresFitOnOnePage() {
        List<String> lines = page().lines().toList();

        assertThat(lines).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);
    }

    @Test
    void thePageTellsRatesDelaysAndHowToReadThem() {
        assertThat(page())
                .startsWith("bench 1.2.3 by itself: 100-byte messages")
                .contains("Highest rate                              sent/s  received/s     limit/s   of it\n")
                .contains("1 producer                             5,437,219              10,874,438    50 %\n")
                .contains("2 producers                            8,000,000              20,000,000    40 %\n")
                .contains("4 producers                            9,000,000\n")
                .contains("1 producer, 1 consumer                 1,500,000   1,500,000\n")
                .contains("Limit: two clock calls and two histogram records a message, on as many threads\n")
                .contains("Share of stamp and ledger, %: 10 (10 to 10); with a consumer: 25 (-200 to 30)\n")
                .contains("idle: parkNanos(1 ms), late by      60       60       60          60\n")
                .contains("send delay at 1,000 msg/s           20       20       20*         70   100.0 %\n")
                .contains("send delay at 100,000 msg/s         20       20       20          70    80.0 %\n")
                .contains("publish at 1,000 msg/s             1.5      1.5      1.5*\n")
                .contains("* fewer than 10 samples lie above this percentile\n");
        assertThat(page().replace("\n", " "))
                .contains(
                        "A cluster's publish latencies below 1.5 us, and response latencies below 22 us, cannot be told"
                                + " from the tool's (99% at 1,000 msg/s). One producer can be asked for 4,300,000 msg/s,");
    }

    @Test
    void theFileHasTheSameFigures(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("calibration.json");
        new ResultFile(Destination.of(file)).write(ResultJson.write(result));

        JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(json.at("/schemaVersion").intValue()).isEqualTo(1);
        assertThat(json.at("/publishFloorMicros").doubleValue()).isBetween(1.5, 1.51);
        assertThat(json.at("/singleProducerRate").doubleValue()).isEqualTo(0.8 * 5_437_219);
        assertThat(json.at("/stampAndLedgerShareOfDelivering").doubleValue()).isEqualTo(0.25);
        assertThat(json.at("/stampAndLedgerShareOfDeliveringOfPairs/0").doubleValue())
                .isEqualTo(-2);
        assertThat(json.at("/highestRates/2/producers").intValue()).isEqualTo(4);
        assertThat(json.at("/limits/1/threads").intValue()).isEqualTo(2);
        assertThat(json.at("/limits/1/messagesPerSecond").doubleValue()).isEqualTo(20_000_000);
        assertThat(json.at("/highestRates/1/shareOfLimit").doubleValue()).isEqualTo(0.4);
        assertThat(json.at("/highestRates/2/shareOfLimit").isMissingNode()).isTrue();
        assertThat(json.at("/fixedRates/2/sentPerSecond").doubleValue()).isEqualTo(80_000);
        assertThat(json.at("/fixedRates/0/publishDelayLatency/99pct").doubleValue())
                .isBetween(20.0, 20.1);
        assertThat(json.at("/fixedRates/0/harnessDelayLatency/50pct").doubleValue())
                .isBetween(19.0, 19.1);
        assertThat(json.at("/environment/bench").stringValue()).isEqualTo("1.2.3");
    }

    private String page() {
        StringWriter text = new StringWriter();
        new CalibrationPage(new PrintWriter(text)).print(result);
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    /** Five seconds in one interval. */
    private static Step step(int producers, int consumers, double rate, long acked, long received) {
        Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
        for (Latency latency : Latency.values()) {
            Histogram histogram = new Histogram(3);
            histogram.recordValueWithCount(nanos(latency), acked);
            histograms.put(latency, histogram);
        }
        IntervalStats interval = new IntervalStats(
                new Span(0, 5_000_000_000L),
                new MessageCounts(acked, 100 * acked, acked, 0, received, 100 * received),
                MessageCounts.NONE,
                Blocked.NONE,
                Rejected.NONE,
                histograms);
        return new Step(
                producers,
                consumers,
                100,
                rate,
                acked / 5.0,
                received / 5.0,
                0,
                Step.times(interval, histogram(70_000)));
    }

    private static long nanos(Latency latency) {
        return switch (latency) {
            case PUBLISH -> 1_500;
            case PUBLISH_DELAY -> 20_000;
            case HARNESS_DELAY -> 19_000;
            case PUBLISH_RESPONSE -> 22_000;
            case END_TO_END, END_TO_END_RESPONSE -> 50_000;
        };
    }

    private static Histogram histogram(long nanos) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(nanos, 20_000);
        return histogram;
    }
}

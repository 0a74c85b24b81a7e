package bench.report;

import bench.result.CalibrationResult;
import bench.result.CalibrationResult.Limit;
import bench.result.CalibrationResult.Step;
import bench.result.Environment;
import bench.result.Statistic;
import bench.stats.Latency;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The result file of a calibration. Rates in messages/s, times in microseconds. Stateless. */
public final class CalibrationJson {
    private static final int SCHEMA_VERSION = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CalibrationJson() {}

    /** Writes the file; {@link ResultFile#problem} tells when it cannot be written. */
    public static void write(ResultFile file, CalibrationResult result, Instant endedAt, Environment environment) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schemaVersion", SCHEMA_VERSION);
        fields.put("endedAt", endedAt.toString());
        fields.put("secondsPerStep", result.measured().toMillis() / 1e3);
        fields.put("publishFloorMicros", micros(result.publishFloorNs()));
        fields.put("responseFloorMicros", micros(result.responseFloorNs()));
        fields.put("floorPercentile", CalibrationResult.FLOOR_PERCENTILE);
        fields.put("singleProducerRate", result.singleProducerRate());
        fields.put("stampShareOfSending", result.sending().medianShare());
        fields.put("stampShareOfSendingOfPairs", result.sending().shares());
        fields.put("stampAndLedgerShareOfDelivering", result.delivering().medianShare());
        fields.put("stampAndLedgerShareOfDeliveringOfPairs", result.delivering().shares());
        fields.put("idleWakeUp", figures(result.idleWakeUps()));
        fields.put(
                "limits", result.limits().stream().map(CalibrationJson::limit).toList());
        fields.put(
                "highestRates",
                result.ceilings().stream().map(step -> ceiling(result, step)).toList());
        fields.put("stamped", steps(result.sending().stamped()));
        fields.put("unstamped", steps(result.sending().unstamped()));
        fields.put("withConsumer", steps(result.delivering().stamped()));
        fields.put("withConsumerUnstamped", steps(result.delivering().unstamped()));
        fields.put("fixedRates", steps(result.paced()));
        fields.put("environment", environment);
        file.write(MAPPER.writeValueAsBytes(fields));
    }

    private static List<Map<String, Object>> steps(List<Step> steps) {
        return steps.stream().map(CalibrationJson::step).toList();
    }

    private static Map<String, Object> limit(Limit limit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("threads", limit.threads());
        fields.put("messagesPerSecond", limit.messagesPerSecond());
        return fields;
    }

    private static Map<String, Object> ceiling(CalibrationResult result, Step ceiling) {
        Map<String, Object> fields = step(ceiling);
        result.limitOf(ceiling).ifPresent(limit -> fields.put("shareOfLimit", limit.shareReached(ceiling)));
        return fields;
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("producers", step.workload().clients().producersPerTopic());
        fields.put("consumers", step.workload().clients().consumerPerSubscription());
        fields.put("messageSize", step.workload().messages().messageSize());
        fields.put("targetRate", step.workload().rate().producerRate());
        fields.put("sentPerSecond", step.sentPerSecond());
        fields.put("receivedPerSecond", step.receivedPerSecond());
        fields.put("sendErrors", step.total().counts().failed());
        for (Latency latency : Latency.values()) {
            Histogram histogram = step.total().histogram(latency);
            if (histogram.getTotalCount() > 0) {
                fields.put(latency.resultName(), figures(histogram));
            }
        }
        fields.put("stalls", figures(step.stalls()));
        return fields;
    }

    private static Map<String, Object> figures(Histogram nanos) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(Statistic.P50.suffix(), micros(nanos.getValueAtPercentile(50)));
        figures.put(Statistic.P99.suffix(), micros(nanos.getValueAtPercentile(99)));
        figures.put(Statistic.P999.suffix(), micros(nanos.getValueAtPercentile(99.9)));
        figures.put(Statistic.MAX.suffix(), micros(nanos.getMaxValue()));
        figures.put("unsupported", Statistic.unsupported(nanos));
        return figures;
    }

    private static double micros(long nanos) {
        return nanos / 1e3;
    }
}

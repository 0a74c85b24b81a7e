package bench.report;

import bench.delivery.Delivery;
import bench.result.Check;
import bench.result.RunInfo;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.RunResult;
import bench.result.Validity;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.yaml.Redaction;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result file of a run: the fields of the OpenMessaging Benchmark, and ours beside them.
 *
 * <p>What cannot be written does not fail the run: {@link ResultFile#problem} tells of it. Confined to the control thread.
 */
public final class JsonResult implements RunListener {
    /** Of the fields that are our own. */
    private static final int SCHEMA_VERSION = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ResultFile file;
    private final Environment environment;
    private final OmbFields ombFields = new OmbFields(List.of(Latency.values()));

    private List<String> keptTopics = List.of();
    private List<String> topicsToDelete = List.of();

    /** Writes to this file when the run has ended. */
    public JsonResult(ResultFile file, Environment environment) {
        this.file = file;
        this.environment = environment;
    }

    @Override
    public void topicsToDelete(List<String> topics) {
        topicsToDelete = topics;
    }

    @Override
    public void topicsToKeep(List<String> topics) {
        keptTopics = topics;
    }

    @Override
    public void intervalEnded(RunInterval interval) {
        if (!interval.phase().measured()) {
            return;
        }
        ombFields.addInterval(interval);
        ombFields.addToSeries("elapsedSeconds", interval.stats().elapsedSeconds());
        ombFields.addToSeries("targetRate", interval.targetRate());
    }

    @Override
    public void runEnded(RunResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schemaVersion", SCHEMA_VERSION);
        fields.putAll(ombFields.of(result));
        for (Latency latency : Latency.values()) {
            fields.put(
                    OmbFields.aggregateName(latency) + "Unsupported",
                    Figure.unsupported(result.total().histogram(latency)));
        }
        fields.put("run", run(result));
        fields.put("histograms", histograms(result.total()));
        result.delivery().ifPresent(delivery -> fields.put("delivery", delivery(delivery)));
        fields.put("validity", validity(result.validity()));
        fields.put("environment", environment(result));
        fields.put("config", config(result.info()));
        file.write(MAPPER.writeValueAsBytes(fields));
    }

    /** V2 compressed, base64: what HdrHistogram's tools in every language read. */
    private static Map<String, Object> histograms(IntervalStats total) {
        Map<String, Object> histograms = new LinkedHashMap<>();
        for (Latency latency : Latency.values()) {
            Histogram histogram = total.histogram(latency);
            ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
            int length = histogram.encodeIntoCompressedByteBuffer(buffer);
            byte[] encoded = Arrays.copyOf(buffer.array(), length);
            histograms.put(latency.resultName(), Base64.getEncoder().encodeToString(encoded));
        }
        return histograms;
    }

    private Map<String, Object> run(RunResult result) {
        IntervalStats total = result.total();
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("id", result.info().id());
        run.put("status", result.isComplete() ? "complete" : "incomplete");
        run.put("reason", result.incompleteBecause());
        run.put("startedAt", result.info().startedAt().toString());
        run.put("endedAt", result.endedAt().toString());
        run.put("measuredSeconds", total.elapsedSeconds());
        run.put(
                "reportIntervalMillis",
                result.info().workload().timing().reportInterval().toMillis());
        run.put("messagesSent", total.counts().sent());
        run.put("messagesAcked", total.counts().acked());
        run.put("messagesReceived", total.counts().received());
        run.put("bytesSent", total.counts().sentBytes());
        run.put("bytesReceived", total.counts().receivedBytes());
        run.put("sendErrors", total.counts().failed());
        run.put("samplesNegative", total.rejected().negative());
        run.put("samplesOutOfRange", total.rejected().outOfRange());
        run.put("sendsAbandoned", result.abandoned());
        run.put("keptTopics", keptTopics);
        // What has yet to be deleted when this is written: where the run dies, somebody must.
        run.put("topicsToDelete", topicsToDelete);
        return run;
    }

    private Map<String, Object> environment(RunResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("startedAt", result.info().startedAt().toString());
        fields.put("endedAt", result.endedAt().toString());
        fields.putAll(environment.fields());
        fields.put("system", Redaction.redact(result.system()));
        return fields;
    }

    private static Map<String, Object> config(RunInfo info) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("workload", Redaction.redact(info.workloadAsUsed()));
        config.put("driver", Redaction.redact(info.driverAsUsed()));
        return config;
    }

    private static Map<String, Object> delivery(Delivery delivery) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sent", delivery.sent());
        fields.put("acked", delivery.acked());
        fields.put("unanswered", delivery.unanswered());
        if (delivery.isChecked()) {
            putCounts(fields, delivery.total());
        }
        List<Map<String, Object>> subscriptions = new ArrayList<>();
        for (Delivery.Counts counts : delivery.subscriptions()) {
            Map<String, Object> each = new LinkedHashMap<>();
            putCounts(each, counts);
            subscriptions.add(each);
        }
        fields.put("subscriptions", subscriptions);
        return fields;
    }

    private static Map<String, Object> validity(Validity validity) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("verdict", validity.verdict().text());
        fields.put("bottleneck", validity.bottleneck());
        fields.put("checks", validity.checks().stream().map(JsonResult::check).toList());
        fields.put("remarks", validity.remarks());
        return fields;
    }

    private static Map<String, Object> check(Check check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", check.name());
        fields.put("figure", check.figure());
        fields.put("limit", check.limit());
        fields.put("verdict", check.verdict().ofCheck());
        fields.put("advice", check.advice());
        return fields;
    }

    private static void putCounts(Map<String, Object> fields, Delivery.Counts counts) {
        fields.put("received", counts.received());
        fields.put("lost", counts.lost());
        fields.put("unread", counts.unseen().unread());
        fields.put("removed", counts.unseen().removed());
        fields.put("notVisible", counts.unseen().notVisible());
        fields.put("duplicated", counts.duplicated());
        fields.put("redelivered", counts.redelivered());
        fields.put("reordered", counts.reordered());
        fields.put("foreign", counts.foreign());
        fields.put("corrupt", counts.corrupt());
    }
}

package bench.report.metrics;

import bench.result.Check;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;

/**
 * Gives the run that was published last as metrics of Prometheus, whose names are part of what users rely on: dashboards have them.
 * A scrape reads what is there, and holds up nobody. Safe for use by many threads.
 */
final class RunCollector implements MultiCollector {
    private final String version;
    /** Written by the control thread, read by every thread that answers a scrape; null before the first run. */
    private volatile RunState latest;

    /** @param version of bench */
    RunCollector(String version) {
        this.version = version;
    }

    void publish(RunState state) {
        latest = state;
    }

    @Override
    public MetricSnapshots collect() {
        RunState state = latest;
        MetricSnapshots.Builder metrics = MetricSnapshots.builder();
        addInfo(metrics, "bench", "The program that measures", Labels.of("version", version));
        if (state != null) {
            Labels labels = Labels.of(
                    "workload",
                    state.subject().workload(),
                    "driver",
                    state.subject().driver());
            addPhase(metrics, state);
            addCounts(metrics, state.counts(), labels);
            addGauges(metrics, state.gauges(), labels);
            addVerdict(metrics, state, labels);
            for (Latency latency : Latency.values()) {
                addLatency(metrics, latency, state.latencies().get(latency), labels);
            }
        }
        return metrics.build();
    }

    private static void addPhase(MetricSnapshots.Builder metrics, RunState state) {
        state.phase()
                .ifPresent(phase -> addInfo(
                        metrics,
                        "bench_phase",
                        "The phase that is under way, and whether it is measured",
                        Labels.of(
                                "workload",
                                state.subject().workload(),
                                "driver",
                                state.subject().driver(),
                                "phase",
                                phase.name(),
                                "measured",
                                Boolean.toString(phase.measured()))));
    }

    private static void addCounts(MetricSnapshots.Builder metrics, MessageCounts counts, Labels labels) {
        addCounter(metrics, "bench_messages_sent", "Messages that were handed to the client", counts.sent(), labels);
        addCounter(metrics, "bench_messages_acked", "Messages that the system has stored", counts.acked(), labels);
        addCounter(metrics, "bench_messages_failed", "Messages that it has not stored", counts.failed(), labels);
        addCounter(
                metrics,
                "bench_messages_received",
                "Messages that were read, over all subscriptions",
                counts.received(),
                labels);
        addCounter(metrics, "bench_sent_bytes", "Payload of messages sent", counts.sentBytes(), labels);
        addCounter(metrics, "bench_received_bytes", "Payload of messages received", counts.receivedBytes(), labels);
    }

    private static void addGauges(MetricSnapshots.Builder metrics, RunState.Gauges gauges, Labels labels) {
        addGauge(
                metrics,
                "bench_backlog_messages",
                "Messages acked and not yet received",
                (double) gauges.backlog(),
                labels);
        addGauge(
                metrics,
                "bench_in_flight_messages",
                "Messages sent and not answered",
                (double) gauges.inFlight(),
                labels);
        addGauge(
                metrics,
                "bench_target_messages_per_second",
                "The rate that is asked for; +Inf without a limit, 0 without producers",
                gauges.targetRate(),
                labels);
        addGauge(
                metrics,
                "bench_send_messages_per_second",
                "The rate at which was sent in the last second",
                gauges.sendRate(),
                labels);
        gauges.clientCpu()
                .ifPresent(share -> addGauge(
                        metrics,
                        "bench_client_cpu_ratio",
                        "Use of all processors of the client's machine, in the last report interval",
                        share,
                        labels));
    }

    private static void addVerdict(MetricSnapshots.Builder metrics, RunState state, Labels labels) {
        state.verdict().ifPresent(verdict -> {
            GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                    .name("bench_verdict")
                    .help("1 for what the checks say of the measurement so far");
            for (Check.Verdict each : Check.Verdict.values()) {
                gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value(each == verdict ? 1 : 0)
                        .labels(labels.add("verdict", each.text()))
                        .build());
            }
            metrics.metricSnapshot(gauge.build());
        });
    }

    private static void addInfo(MetricSnapshots.Builder metrics, String name, String help, Labels labels) {
        metrics.metricSnapshot(InfoSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(labels)
                        .build())
                .build());
    }

    private static void addCounter(
            MetricSnapshots.Builder metrics, String name, String help, long value, Labels labels) {
        metrics.metricSnapshot(CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value((double) value)
                        .labels(labels)
                        .build())
                .build());
    }

    private static void addGauge(
            MetricSnapshots.Builder metrics, String name, String help, double value, Labels labels) {
        metrics.metricSnapshot(GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value(value)
                        .labels(labels)
                        .build())
                .build());
    }

    private static void addLatency(
            MetricSnapshots.Builder metrics, Latency latency, BucketCounts counts, Labels labels) {
        metrics.metricSnapshot(HistogramSnapshot.builder()
                .name(name(latency))
                .help(latency.title() + ", as " + latency.resultName() + " of the result")
                .dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(
                                ClassicHistogramBuckets.of(BucketCounts.boundsSeconds(), counts.counts()))
                        .sum(counts.sumSeconds())
                        .labels(labels)
                        .build())
                .build());
    }

    /** {@code bench_publish_response_latency_seconds} for {@code publishResponseLatency}. */
    private static String name(Latency latency) {
        String words = latency.resultName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return "bench_" + words + "_seconds";
    }
}

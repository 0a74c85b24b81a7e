package bench.scrape;

import static bench.scrape.MetricSource.Scale.MEGABYTES;
import static bench.scrape.MetricSource.Scale.PERCENT;
import static bench.scrape.MetricSource.Scale.PERCENT_OF_MILLIS;
import static bench.scrape.MetricSource.Scale.PERCENT_OF_NANOS;
import static bench.scrape.MetricSource.mean;
import static bench.scrape.MetricSource.rate;
import static bench.scrape.MetricSource.sum;

import bench.result.BrokerMetric;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What exporters call the metrics of a broker: Prometheus' JMX exporter as an agent in Kafka, with the rules that come with it or
 * with none, node_exporter, and Redpanda's {@code /public_metrics} and {@code /metrics}. Of several that a page has the first one
 * counts.
 */
final class MetricSources {
    /** Of other devices, which node_exporter shows as well. */
    private static final String DISKS = "{device!~\"dm-.*|md.*|loop.*|z?ram.*\"}";

    /** Of containers, bridges, tunnels, bonds and virtual LANs, whose bytes pass through the others as well. */
    private static final String INTERFACES = "{device!~\"lo|veth.*|docker.*|br-.*|virbr.*|cni.*|cali.*|flannel.*|tun.*"
            + "|bond.*|team.*|vlan.*|.*[.].*\"}";

    /** Beans without rules have their names as labels. Figures of single topics have one more. */
    private static final String BEAN_BYTES = "kafka_server_BrokerTopicMetrics_Count{name=\"%\", topic=\"\"}";

    private static final Map<BrokerMetric, List<MetricSource>> TABLE = table();

    private static final Set<String> NAMES = TABLE.values().stream()
            .flatMap(Collection::stream)
            .flatMap(source -> Stream.concat(
                    Page.spellings(source.selector().name()).stream(), Stream.ofNullable(source.unlessBeside())))
            .collect(Collectors.toUnmodifiableSet());

    private MetricSources() {}

    private static Map<BrokerMetric, List<MetricSource>> table() {
        Map<BrokerMetric, List<MetricSource>> table = new EnumMap<>(BrokerMetric.class);
        addProcessors(table);
        addBytes(table);
        addRequests(table);
        return Collections.unmodifiableMap(table);
    }

    private static void addProcessors(Map<BrokerMetric, List<MetricSource>> table) {
        table.put(
                BrokerMetric.CPU,
                List.of(
                        // An exporter in Go has one of its own, which is not the broker's.
                        rate("process_cpu_seconds_total", PERCENT).unlessBeside("go_info"),
                        rate("java_lang_OperatingSystem_ProcessCpuTime", PERCENT_OF_NANOS),
                        rate("redpanda_cpu_busy_seconds_total", PERCENT),
                        rate("vectorized_reactor_cpu_busy_ms", PERCENT_OF_MILLIS)));
        table.put(
                BrokerMetric.MACHINE_CPU,
                List.of(rate("node_cpu_seconds_total{mode!~\"idle|iowait|steal\"}", PERCENT)));
        // The cycles of ZGC and Shenandoah run beside the broker.
        table.put(
                BrokerMetric.GC,
                List.of(
                        rate("jvm_gc_collection_seconds_sum{gc!~\".* Cycles\"}", PERCENT),
                        rate("java_lang_GarbageCollector_CollectionTime{name!~\".* Cycles\"}", PERCENT_OF_MILLIS)));
    }

    private static void addBytes(Map<BrokerMetric, List<MetricSource>> table) {
        table.put(
                BrokerMetric.DISK_WRITE,
                List.of(
                        rate("kafka_server_KafkaServer_linux_disk_write_bytes", MEGABYTES),
                        rate("kafka_server_KafkaServer_Value{name=\"linux-disk-write-bytes\"}", MEGABYTES),
                        rate("vectorized_io_queue_total_write_bytes", MEGABYTES),
                        rate("vectorized_storage_log_written_bytes", MEGABYTES),
                        rate("node_disk_written_bytes_total" + DISKS, MEGABYTES)));
        table.put(
                BrokerMetric.DISK_READ,
                List.of(
                        rate("kafka_server_KafkaServer_linux_disk_read_bytes", MEGABYTES),
                        rate("kafka_server_KafkaServer_Value{name=\"linux-disk-read-bytes\"}", MEGABYTES),
                        rate("vectorized_io_queue_total_read_bytes", MEGABYTES),
                        rate("vectorized_storage_log_read_bytes", MEGABYTES),
                        rate("node_disk_read_bytes_total" + DISKS, MEGABYTES)));
        table.put(
                BrokerMetric.NETWORK_IN,
                List.of(
                        rate("kafka_server_BrokerTopicMetrics_BytesIn_total{topic=\"\"}", MEGABYTES),
                        rate("kafka_server_BrokerTopicMetrics_BytesInPerSec_count{topic=\"\"}", MEGABYTES),
                        rate("kafka_server_BrokerTopicMetrics_BytesInPerSec_total{topic=\"\"}", MEGABYTES),
                        rate(BEAN_BYTES.replace("%", "BytesInPerSec"), MEGABYTES),
                        rate("redpanda_kafka_request_bytes_total{redpanda_request=\"produce\"}", MEGABYTES),
                        rate("vectorized_kafka_rpc_received_bytes", MEGABYTES),
                        rate("node_network_receive_bytes_total" + INTERFACES, MEGABYTES)));
        table.put(
                BrokerMetric.NETWORK_OUT,
                List.of(
                        rate("kafka_server_BrokerTopicMetrics_BytesOut_total{topic=\"\"}", MEGABYTES),
                        rate("kafka_server_BrokerTopicMetrics_BytesOutPerSec_count{topic=\"\"}", MEGABYTES),
                        rate("kafka_server_BrokerTopicMetrics_BytesOutPerSec_total{topic=\"\"}", MEGABYTES),
                        rate(BEAN_BYTES.replace("%", "BytesOutPerSec"), MEGABYTES),
                        rate("redpanda_kafka_request_bytes_total{redpanda_request=\"consume\"}", MEGABYTES),
                        rate("vectorized_kafka_rpc_sent_bytes", MEGABYTES),
                        rate("node_network_transmit_bytes_total" + INTERFACES, MEGABYTES)));
    }

    private static void addRequests(Map<BrokerMetric, List<MetricSource>> table) {
        table.put(
                BrokerMetric.REQUEST_QUEUE,
                List.of(
                        sum("kafka_network_RequestChannel_RequestQueueSize"),
                        sum("kafka_network_RequestChannel_Value{name=\"RequestQueueSize\"}"),
                        sum("vectorized_kafka_rpc_requests_pending")));
        // From the count, which is of idle nanoseconds: the mean that most rules show is of the time since the broker
        // started.
        table.put(
                BrokerMetric.REQUEST_HANDLER_IDLE,
                List.of(
                        rate(
                                "kafka_server_KafkaRequestHandlerPool_RequestHandlerAvgIdlePercent_count",
                                PERCENT_OF_NANOS),
                        rate(
                                "kafka_server_KafkaRequestHandlerPool_Count{name=\"RequestHandlerAvgIdlePercent\"}",
                                PERCENT_OF_NANOS),
                        mean(
                                "kafka_server_KafkaRequestHandlerPool_RequestHandlerAvgIdlePercent_OneMinuteRate",
                                PERCENT)));
        table.put(
                BrokerMetric.NETWORK_THREADS_IDLE,
                List.of(
                        mean("kafka_network_SocketServer_NetworkProcessorAvgIdlePercent", PERCENT),
                        mean("kafka_network_SocketServer_NetworkProcessorAvgIdle_percent", PERCENT),
                        mean("kafka_network_SocketServer_Value{name=\"NetworkProcessorAvgIdlePercent\"}", PERCENT)));
        table.put(
                BrokerMetric.UNDER_REPLICATED,
                List.of(
                        sum("kafka_server_ReplicaManager_UnderReplicatedPartitions"),
                        sum("kafka_server_ReplicaManager_Value{name=\"UnderReplicatedPartitions\"}"),
                        sum("redpanda_kafka_under_replicated_replicas"),
                        sum("vectorized_cluster_partition_under_replicated_replicas")));
    }

    /** The names of each metric, the first one first. */
    static Map<BrokerMetric, List<MetricSource>> byMetric() {
        return TABLE;
    }

    /** Whether a metric of this name is one of these. */
    static boolean isKnown(String name) {
        return NAMES.contains(Page.lower(name));
    }
}

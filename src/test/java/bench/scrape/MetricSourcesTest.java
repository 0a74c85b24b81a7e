package bench.scrape;

import static bench.result.BrokerMetric.CPU;
import static bench.result.BrokerMetric.DISK_READ;
import static bench.result.BrokerMetric.DISK_WRITE;
import static bench.result.BrokerMetric.GC;
import static bench.result.BrokerMetric.MACHINE_CPU;
import static bench.result.BrokerMetric.NETWORK_IN;
import static bench.result.BrokerMetric.NETWORK_OUT;
import static bench.result.BrokerMetric.NETWORK_THREADS_IDLE;
import static bench.result.BrokerMetric.REQUEST_HANDLER_IDLE;
import static bench.result.BrokerMetric.REQUEST_QUEUE;
import static bench.result.BrokerMetric.UNDER_REPLICATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import bench.result.BrokerMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which figures come of the pages of exporters, ten seconds apart. */
class MetricSourcesTest {
    private static final long TEN_SECONDS_NS = 10_000_000_000L;

    /** With the rules that come with the JMX exporter, as an agent. */
    private static final String KAFKA = """
            # TYPE process_cpu_seconds_total counter
            process_cpu_seconds_total 100.0
            jvm_gc_collection_seconds_sum{gc="G1 Young Generation",} 1.0
            jvm_gc_collection_seconds_sum{gc="ZGC Cycles",} 50.0
            kafka_server_kafkaserver_linux_disk_write_bytes 1.048576E8
            kafka_server_kafkaserver_linux_disk_read_bytes 0.0
            kafka_server_brokertopicmetrics_bytesin_total 1048576.0
            kafka_server_brokertopicmetrics_bytesin_total{topic="a",} 1048576.0
            kafka_server_brokertopicmetrics_bytesout_total 0.0
            kafka_network_requestchannel_requestqueuesize 3.0
            kafka_server_kafkarequesthandlerpool_requesthandleravgidlepercent_count 1.0E9
            kafka_server_kafkarequesthandlerpool_requesthandleravgidle_percent 0.99
            kafka_network_socketserver_networkprocessoravgidlepercent 0.75
            kafka_server_replicamanager_underreplicatedpartitions 2.0
            """;

    private static final String KAFKA_LATER = """
            process_cpu_seconds_total 115.0
            jvm_gc_collection_seconds_sum{gc="G1 Young Generation",} 1.2
            jvm_gc_collection_seconds_sum{gc="ZGC Cycles",} 59.0
            kafka_server_kafkaserver_linux_disk_write_bytes 2.097152E8
            kafka_server_kafkaserver_linux_disk_read_bytes 1.048576E7
            kafka_server_brokertopicmetrics_bytesin_total 2.2020096E7
            kafka_server_brokertopicmetrics_bytesin_total{topic="a",} 2.2020096E7
            kafka_server_brokertopicmetrics_bytesout_total 4.194304E7
            kafka_network_requestchannel_requestqueuesize 5.0
            kafka_server_kafkarequesthandlerpool_requesthandleravgidlepercent_count 9.0E9
            kafka_server_kafkarequesthandlerpool_requesthandleravgidle_percent 0.99
            kafka_network_socketserver_networkprocessoravgidlepercent 0.5
            kafka_server_replicamanager_underreplicatedpartitions 0.0
            """;

    private static Map<BrokerMetric, Double> values(String before, String after) throws UnreadableMetricsException {
        BrokerReading reading = new BrokerReading();
        var unused = reading.read(page(before, 0));
        return reading.read(page(after, TEN_SECONDS_NS));
    }

    static Page page(String text, long atNs) throws UnreadableMetricsException {
        return new Page(atNs, MetricsText.read(text, false, MetricSources::isKnown));
    }

    private static void assertAre(Map<BrokerMetric, Double> values, Map<BrokerMetric, Double> expected) {
        assertThat(values).containsOnlyKeys(expected.keySet());
        expected.forEach((metric, value) ->
                assertThat(values.get(metric)).as(metric.resultName()).isCloseTo(value, offset(1e-9)));
    }

    @Test
    void kafkaByTheRulesOfTheJmxExporter() throws UnreadableMetricsException {
        assertAre(
                values(KAFKA, KAFKA_LATER),
                Map.of(
                        CPU, 150.0,
                        GC, 2.0,
                        DISK_WRITE, 10.0,
                        DISK_READ, 1.0,
                        NETWORK_IN, 2.0,
                        NETWORK_OUT, 4.0,
                        REQUEST_QUEUE, 5.0,
                        REQUEST_HANDLER_IDLE, 80.0,
                        NETWORK_THREADS_IDLE, 50.0,
                        UNDER_REPLICATED, 0.0));
    }

    @Test
    void kafkaByTheJmxExporterWithoutRules() throws UnreadableMetricsException {
        String page = """
                java_lang_OperatingSystem_ProcessCpuTime %s
                java_lang_GarbageCollector_CollectionTime{name="G1 Young Generation"} %s
                kafka_server_KafkaServer_Value{name="linux-disk-write-bytes"} %s
                kafka_server_KafkaServer_Value{name="BrokerState"} 3.0
                kafka_server_BrokerTopicMetrics_Count{name="BytesInPerSec"} %s
                kafka_server_BrokerTopicMetrics_Count{name="BytesInPerSec",topic="a"} 7.0
                kafka_server_KafkaRequestHandlerPool_Count{name="RequestHandlerAvgIdlePercent"} %s
                kafka_network_RequestChannel_Value{name="RequestQueueSize"} 4.0
                kafka_network_RequestChannel_Value{name="ResponseQueueSize",processor="1"} 9.0
                kafka_network_SocketServer_Value{name="NetworkProcessorAvgIdlePercent"} 0.25
                kafka_server_ReplicaManager_Value{name="UnderReplicatedPartitions"} 1.0
                """;

        assertAre(
                values(
                        page.formatted("0.0", "0.0", "0.0", "0.0", "0.0"),
                        page.formatted("5.0E9", "100.0", "1.048576E7", "2.097152E7", "1.0E10")),
                Map.of(
                        CPU, 50.0,
                        GC, 1.0,
                        DISK_WRITE, 1.0,
                        NETWORK_IN, 2.0,
                        REQUEST_HANDLER_IDLE, 100.0,
                        REQUEST_QUEUE, 4.0,
                        NETWORK_THREADS_IDLE, 25.0,
                        UNDER_REPLICATED, 1.0));
    }

    @Test
    void countersOfOpenMetricsHaveOneSuffixMore() throws UnreadableMetricsException {
        String page = "kafka_server_kafkarequesthandlerpool_requesthandleravgidlepercent_count_total %s\n";

        assertAre(values(page.formatted("0"), page.formatted("5e9")), Map.of(REQUEST_HANDLER_IDLE, 50.0));
    }

    @Test
    void redpandaByItsPublicMetrics() throws UnreadableMetricsException {
        String page = """
                redpanda_cpu_busy_seconds_total{shard="0"} %s
                redpanda_cpu_busy_seconds_total{shard="1"} %s
                redpanda_kafka_request_bytes_total{redpanda_request="produce",redpanda_topic="a"} %s
                redpanda_kafka_request_bytes_total{redpanda_request="consume",redpanda_topic="a"} 0
                redpanda_kafka_under_replicated_replicas{redpanda_partition="0"} 1
                redpanda_kafka_under_replicated_replicas{redpanda_partition="1"} 2
                """;

        assertAre(
                values(page.formatted("1", "2", "0"), page.formatted("10", "4", "10485760")),
                Map.of(CPU, 110.0, NETWORK_IN, 1.0, NETWORK_OUT, 0.0, UNDER_REPLICATED, 3.0));
    }

    @Test
    void redpandaByItsInternalMetrics() throws UnreadableMetricsException {
        String page = """
                vectorized_reactor_cpu_busy_ms{shard="0"} %s
                vectorized_io_queue_total_write_bytes{class="raft",shard="0"} %s
                vectorized_storage_log_written_bytes{topic="a"} 99
                vectorized_kafka_rpc_received_bytes{shard="0"} %s
                vectorized_kafka_rpc_requests_pending{shard="0"} 6
                """;

        assertAre(
                values(page.formatted("0", "0", "0"), page.formatted("5000", "10485760", "20971520")),
                Map.of(CPU, 50.0, DISK_WRITE, 1.0, NETWORK_IN, 2.0, REQUEST_QUEUE, 6.0));
    }

    @Test
    void aMachineByNodeExporterWhoseOwnProcessIsNotTheBrokers() throws UnreadableMetricsException {
        String page = """
                go_info{version="go1.22"} 1
                process_cpu_seconds_total %s
                node_cpu_seconds_total{cpu="0",mode="idle"} %s
                node_cpu_seconds_total{cpu="0",mode="user"} %s
                node_cpu_seconds_total{cpu="1",mode="system"} %s
                node_disk_written_bytes_total{device="sda"} %s
                node_disk_written_bytes_total{device="dm-0"} %s
                node_network_receive_bytes_total{device="eth0"} %s
                node_network_receive_bytes_total{device="lo"} %s
                node_network_receive_bytes_total{device="bond0"} %s
                node_network_receive_bytes_total{device="eth0.7"} %s
                """;

        assertAre(
                values(
                        page.formatted("0", "0", "0", "0", "0", "0", "0", "0", "0", "0"),
                        page.formatted(
                                "9",
                                "8",
                                "7",
                                "5",
                                "10485760",
                                "10485760",
                                "10485760",
                                "10485760",
                                "10485760",
                                "10485760")),
                Map.of(MACHINE_CPU, 120.0, DISK_WRITE, 1.0, NETWORK_IN, 1.0));
    }

    @Test
    void everyMetricHasNames() {
        assertThat(MetricSources.byMetric()).containsOnlyKeys(BrokerMetric.values());
    }

    @Test
    void theDocumentsHaveTheSameTables() throws IOException {
        List<String> rows = new ArrayList<>();
        for (BrokerMetric metric : BrokerMetric.values()) {
            rows.add("| `%s` | %s | %s |".formatted(metric.resultName(), metric.unit(), metric.meaning()));
        }
        MetricSources.byMetric()
                .forEach((metric, sources) -> sources.forEach(source -> rows.add("| `%s` | `%s` | %s |"
                        .formatted(
                                metric.resultName(),
                                source.selector().text().replace("|", "\\|"),
                                source.computed()))));

        assertThat(Files.readAllLines(Path.of("src/docs/broker-side.md")).stream()
                        .filter(line -> List.of(BrokerMetric.values()).stream()
                                .anyMatch(metric -> line.startsWith("| `" + metric.resultName() + "` |"))))
                .containsExactlyElementsOf(rows);
    }
}

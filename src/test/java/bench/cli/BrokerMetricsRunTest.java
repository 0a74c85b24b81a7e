package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.testing.MetricsServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs that ask brokers for their metrics. */
@Timeout(60)
class BrokerMetricsRunTest extends SampleFiles {
    private final MetricsServer server = MetricsServer.start("kafka_network_requestchannel_requestqueuesize 7\n");

    @BeforeEach
    void useTheLoopbackDriver() {
        driver = Samples.write(dir, "d.yaml", "name: Loopback\ndriverClass: loopback\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Invocation run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "-w", workload, "-d", driver));
        arguments.addAll(List.of("--report-interval", "500ms", "-o", file().toString()));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray(String[]::new));
    }

    private Path file() {
        return dir.resolve("r.json");
    }

    @Test
    void theResultHasASeriesOfEachMetric() throws Exception {
        Invocation run = run("--broker-metrics", server.url());

        assertThat(run.err()).contains("Metrics of " + server.address() + ": Request queue");
        assertThat(run.out()).contains("Broker metrics").containsPattern("Request queue +7.00");
        JsonNode result = JsonMapper.shared().readTree(Files.readString(file()));
        JsonNode broker = result.at("/brokerMetrics/brokers/0");
        assertThat(broker.get("name").asString()).isEqualTo(server.address());
        assertThat(broker.at("/means/requestQueue").asDouble()).isCloseTo(7, within(1e-9));
        assertThat(broker.at("/series/requestQueue").size())
                .isEqualTo(result.get("elapsedSeconds").size())
                .isEqualTo(2);
        assertThat(result.at("/brokerMetrics/atSeconds").size()).isEqualTo(2);
    }

    @Test
    void noPasswordIsPrintedOrWritten() throws Exception {
        Invocation run = run("--broker-metrics", "http://me:hunter2@" + server.address() + "/metrics");

        assertThat(server.requests()).isNotEmpty().allMatch("Basic bWU6aHVudGVyMg=="::equals);
        assertThat(run.out() + run.err() + Files.readString(file())).doesNotContain("hunter2");
    }

    @Test
    void aBrokerThatSaysNothingAtFirstIsAFailureBeforeTheLoad() {
        server.fail(503);

        Invocation run = run("--broker-metrics", server.url());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("bench: --broker-metrics: " + server.url() + " answers with the status 503 (each must answer"
                        + " before the load begins)");
        assertThat(run.out()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void aBrokerThatSaysNothingIsAFailureBeforeACampaign() {
        server.fail(503);

        Invocation run = Invocation.of(
                "run",
                "-w",
                workload,
                "-d",
                driver,
                "--repeat",
                "2",
                "-o",
                dir.resolve("c").toString(),
                "--broker-metrics",
                server.url());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("bench: --broker-metrics: " + server.url() + " answers with the status 503");
        assertThat(dir.resolve("c")).doesNotExist();
    }
}

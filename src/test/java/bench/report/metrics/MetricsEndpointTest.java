package bench.report.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.report.Runs;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.result.RunListener;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages as Prometheus gets them. */
class MetricsEndpointTest {
    private static final String LABELS = "{driver=\"Cluster A\",workload=\"Orders\"}";

    private MetricsEndpoint endpoint;

    @BeforeEach
    void open() throws IOException {
        endpoint = Endpoints.open();
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private String page() throws IOException, InterruptedException {
        return Endpoints.page(endpoint);
    }

    /** The value of the only sample of this name whose labels have all of these. */
    private static double value(String page, String name, String... labels) {
        List<String> values = page.lines()
                .filter(line ->
                        line.startsWith(name + "{") && List.of(labels).stream().allMatch(line::contains))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
        assertThat(values).as("%s in %s", name, page).hasSize(1);
        return values.get(0).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(values.get(0));
    }

    @Test
    void beforeTheFirstRunThereIsOnlyTheProgram() throws Exception {
        assertThat(page().lines().filter(line -> !line.startsWith("#")))
                .containsExactly("bench_info{version=\"1.2.3\"} 1");
    }

    @Test
    void countersAreOfAllPhases() throws Exception {
        RunListener run = endpoint.listener("Orders", "Cluster A");
        Endpoints.begin(run, Phase.WARM_UP);
        run.tick(new RunInterval(Phase.WARM_UP, Runs.interval(0), 0, 50_000));
        Endpoints.begin(run, Phase.MEASUREMENT);
        Endpoints.measure(run, 1);

        String page = page();

        assertThat(page).contains("# TYPE bench_messages_sent_total counter");
        assertThat(value(page, "bench_messages_sent_total", LABELS)).isEqualTo(2 * 500_386);
        assertThat(value(page, "bench_messages_acked_total")).isEqualTo(2 * 500_386);
        assertThat(value(page, "bench_messages_failed_total")).isZero();
        assertThat(value(page, "bench_messages_received_total")).isEqualTo(2 * 500_353);
        assertThat(value(page, "bench_sent_bytes_total")).isEqualTo(2.0 * 500_386 * 1024);
        assertThat(value(page, "bench_received_bytes_total")).isEqualTo(2.0 * 500_353 * 1024);
    }

    @Test
    void gaugesAreOfTheLastTick() throws Exception {
        RunListener run = endpoint.listener("Orders", "Cluster A");
        Endpoints.begin(run, Phase.MEASUREMENT);
        Endpoints.measure(run, 0);

        String page = page();

        assertThat(value(page, "bench_backlog_messages")).isEqualTo(123);
        assertThat(value(page, "bench_in_flight_messages")).isEqualTo(45);
        assertThat(value(page, "bench_target_messages_per_second")).isEqualTo(50_000);
        assertThat(value(page, "bench_send_messages_per_second")).isEqualTo(50_038.6);
        assertThat(value(page, "bench_client_cpu_ratio")).isEqualTo(0.25);
        assertThat(value(page, "bench_phase_info", "phase=\"measurement\"", "measured=\"true\""))
                .isEqualTo(1);
        assertThat(value(page, "bench_verdict", "verdict=\"warn\"")).isEqualTo(1);
        assertThat(value(page, "bench_verdict", "verdict=\"valid\"")).isZero();
        assertThat(value(page, "bench_verdict", "verdict=\"invalid\"")).isZero();
    }

    @Test
    void aLoadWithoutLimitHasAnInfiniteTarget() throws Exception {
        RunListener run = endpoint.listener("Orders", "Cluster A");
        run.tick(new RunInterval(Phase.MEASUREMENT, Runs.interval(0), 0, Integer.MAX_VALUE));

        assertThat(value(page(), "bench_target_messages_per_second")).isInfinite();
    }

    @Test
    void latenciesAreHistogramsInSecondsWhoseBucketsAddUp() throws Exception {
        RunListener run = endpoint.listener("Orders", "Cluster A");
        Endpoints.measure(run, 0);
        Endpoints.measure(run, 1);

        String page = page();

        // 1 to 1,000 ms in each of both ticks, a sample each.
        String name = "bench_publish_response_latency_seconds";
        assertThat(page).contains("# TYPE " + name + " histogram");
        assertThat(value(page, name + "_count")).isEqualTo(2_000);
        assertThat(value(page, name + "_bucket", "le=\"+Inf\"")).isEqualTo(2_000);
        assertThat(value(page, name + "_bucket", "le=\"0.1\"")).isBetween(198.0, 202.0);
        assertThat(value(page, name + "_bucket", "le=\"1.0\"")).isBetween(1_996.0, 2_000.0);
        assertThat(value(page, name + "_sum")).isBetween(1_000.0, 1_002.0);
        // And microseconds where the result has them.
        assertThat(value(page, "bench_publish_delay_latency_seconds_sum")).isBetween(1.0, 1.002);
    }

    @Test
    void whatCameInAtTheEndCountsAsWell() throws Exception {
        RunListener run = endpoint.listener("Orders", "Cluster A");
        Endpoints.begin(run, Phase.MEASUREMENT);
        Endpoints.measure(run, 0);
        // A warm-up, and two intervals of a measurement.
        run.runEnded(Runs.result(2, null));
        run.resultReady(Runs.document(2, Runs.result(2, null)));

        String page = page();

        assertThat(value(page, "bench_messages_sent_total")).isEqualTo(3 * 500_386);
        assertThat(value(page, "bench_publish_latency_seconds_count")).isEqualTo(3_000);
        assertThat(value(page, "bench_backlog_messages")).isZero();
        assertThat(value(page, "bench_phase_info", "phase=\"ended\"", "measured=\"false\""))
                .isEqualTo(1);
        assertThat(value(page, "bench_verdict", "verdict=\"warn\"")).isEqualTo(1);
    }

    @Test
    void theNextRunTakesThePlaceOfTheLast() throws Exception {
        Endpoints.measure(endpoint.listener("Orders", "Cluster A"), 0);
        Endpoints.measure(endpoint.listener("Orders", "Cluster B"), 0);

        assertThat(page()).contains("driver=\"Cluster B\"").doesNotContain("Cluster A");
    }

    @Test
    void formatsAreThoseThatAreAskedFor() throws Exception {
        Endpoints.measure(endpoint.listener("Orders", "Cluster A"), 0);

        HttpResponse<String> openMetrics = Endpoints.get(endpoint, Endpoints.OPEN_METRICS);
        assertThat(openMetrics.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text");
        assertThat(openMetrics.body()).endsWith("# EOF\n").contains("# TYPE bench_messages_sent counter");
        HttpResponse<String> protobuf = Endpoints.get(endpoint, Endpoints.PROTOBUF + ";q=0.6,text/plain;q=0.5");
        assertThat(protobuf.statusCode()).isEqualTo(200);
        assertThat(protobuf.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @Test
    void aPortThatIsTakenIsAnError() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> MetricsEndpoint.open(InetAddress.getLoopbackAddress(), taken.getLocalPort(), "1"))
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void thePortIsFreeAgainWhenItIsClosed() throws Exception {
        Matcher port = Pattern.compile(":(\\d+)/").matcher(endpoint.url());
        assertThat(port.find()).isTrue();
        endpoint.close();

        try (MetricsEndpoint again =
                MetricsEndpoint.open(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)), "1")) {
            assertThat(Endpoints.page(again)).contains("bench_info");
        }
    }

    @Test
    void anAddressOfIpv6StandsInBrackets() throws Exception {
        InetAddress any = InetAddress.getByName("::");
        try (MetricsEndpoint open = MetricsEndpoint.open(any, 0, "1")) {
            assertThat(URI.create(open.url()).getPort()).isPositive();
            assertThat(open.url()).startsWith("http://[");
        }
    }
}

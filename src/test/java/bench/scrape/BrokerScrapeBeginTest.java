package bench.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said of the brokers' addresses before a load begins. */
@Timeout(60)
class BrokerScrapeBeginTest extends ScrapedBroker {
    @Test
    void aWrongAddressIsFoundBeforeTheLoad() {
        String free = "http://127.0.0.1:1/metrics";
        server.say("<html>");

        try (BrokerScrape scrape = scrape(free, server.url())) {
            assertThatThrownBy(scrape::begin)
                    .isInstanceOf(BrokerMetricsException.class)
                    .hasMessage("--broker-metrics: " + free + " cannot be connected to; " + server.url()
                            + " sends what is not Prometheus' format: line 1, character 1: must be the name of a metric,"
                            + " but is '<' (each must answer before the load begins)");
        }
    }

    @Test
    void whatIsNoHttpIsNotRepeatedAsItIs() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                BrokerScrape scrape = scrape("http://127.0.0.1:" + other.getLocalPort())) {
            CompletableFuture<Void> greeted = CompletableFuture.runAsync(() -> greet(other));

            assertThatThrownBy(scrape::begin)
                    .isInstanceOf(BrokerMetricsException.class)
                    .message()
                    .contains(" breaks off: ", "[2J")
                    .doesNotContain("\u001b");
            greeted.join();
        }
    }

    private static void greet(ServerSocket server) {
        try (Socket socket = server.accept()) {
            assertThat(socket.getInputStream().read(new byte[4096])).isPositive();
            socket.getOutputStream().write("\u001b[2J\r\n\r\n".getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPageWithoutAnyMetricOfABrokerIsAWrongAddress() {
        server.say("up 1\n");

        try (BrokerScrape scrape = scrape(server.url())) {
            assertThatThrownBy(scrape::begin).hasMessageContaining(" has no metric that bench knows");
        }
    }

    @Test
    void anOpenMetricsPageMustBeWhole() throws Exception {
        String type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
        try (BrokerScrape scrape = scrape(server.url())) {
            server.sayAs(type, "process_cpu_seconds_total 1.0 # {a=\"b\"} 0.5\n# EOF\n");
            assertThat(scrape.begin()).hasSize(1);

            server.sayAs(type, "process_cpu_seconds_total 1.0\n");
            assertThatThrownBy(scrape::begin).hasMessageContaining("is cut off");
        }
    }

    @Test
    void addressesOfOneHostAndPortHaveNamesOfTheirOwn() throws Exception {
        try (BrokerScrape scrape = scrape(server.url(), server.url().replace("/metrics", "/public_metrics"))) {
            assertThat(scrape.begin())
                    .extracting(line -> line.replaceFirst(": .*", ""))
                    .containsExactly(server.address() + "/metrics", server.address() + "/public_metrics");
        }
    }
}

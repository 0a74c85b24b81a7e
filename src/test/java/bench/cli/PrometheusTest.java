package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that Prometheus can see while they are on. */
@Timeout(120)
class PrometheusTest extends SampleFiles {
    private static final String AT = "Metrics for Prometheus are at ";

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void useTheLoopbackDriver() {
        driver = Samples.write(dir, "d.yaml", "name: Loopback\ndriverClass: loopback\n");
    }

    private String page(URI url) {
        try {
            return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static double value(String page, String name) {
        Matcher sample = Pattern.compile("(?m)^" + name + "\\{.*} (\\S+)$").matcher(page);
        return sample.find() ? Double.parseDouble(sample.group(1)) : 0;
    }

    @Test
    void countersGrowWhileARunIsOnAndStayOverTheNextOne() throws Exception {
        String other = Samples.write(dir, "second.yaml", Samples.WORKLOAD.replace("name: Small", "name: Second"));
        try (BenchProcess bench = BenchProcess.start(
                dir, "run", "-w", workload, other, "-d", driver, "--duration", "3s", "--prometheus", "0")) {
            bench.awaitErr("/metrics");
            URI url = URI.create(bench.err()
                    .lines()
                    .filter(line -> line.startsWith(AT))
                    .findFirst()
                    .orElseThrow()
                    .substring(AT.length()));
            assertThat(url.getHost()).isEqualTo("127.0.0.1");
            await().atMost(Duration.ofSeconds(60)).until(() -> value(page(url), "bench_messages_acked_total") > 0);
            String first = page(url);
            assertThat(first).contains("workload=\"Small\"", "phase=\"measurement\"");

            await().atMost(Duration.ofSeconds(60)).until(() -> page(url).contains("workload=\"Second\""));
            // A second on a busy machine need not be a valid measurement.
            assertThat(bench.exitCode()).isIn(0, 3);
        }
    }

    private Invocation run(String place, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "-w", workload, "-d", driver, "--prometheus", place));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray(String[]::new));
    }

    @Test
    void aPortThatIsTakenIsAMistakeBeforeAnyRun() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String place = "127.0.0.1:" + taken.getLocalPort();

            Invocation invocation =
                    run(place, "--output-dir", dir.resolve("results").toString());

            assertThat(invocation.code()).isEqualTo(2);
            assertThat(invocation.errLines())
                    .containsExactly("bench: --prometheus: nothing can listen on " + place
                            + ": address already in use; use another port, or 0 for any free one");
            assertThat(invocation.out()).isEmpty();
            assertThat(dir.resolve("results")).isEmptyDirectory();
        }
    }

    @Test
    void aPortThatIsTakenIsAMistakeBeforeACampaign() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String place = "127.0.0.1:" + taken.getLocalPort();

            Invocation invocation =
                    run(place, "--repeat", "2", "-o", dir.resolve("c").toString());

            assertThat(invocation.code()).isEqualTo(2);
            assertThat(invocation.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("bench: --prometheus: nothing can listen on " + place);
            assertThat(dir.resolve("c")).doesNotExist();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNoMatterOfThePort() {
        // Of those that are for documentation only.
        Invocation invocation =
                run("192.0.2.1:9400", "-o", dir.resolve("r.json").toString());

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.errLines())
                .singleElement()
                .asString()
                .endsWith("; use an address of this machine, or 0.0.0.0 for all of them");
    }
}

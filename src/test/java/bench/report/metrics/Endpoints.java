package bench.report.metrics;

import bench.report.Runs;
import bench.result.Check;
import bench.result.ClientHealth;
import bench.result.Limits;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.Phrase;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.Validity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** An endpoint on the loopback address, what a run lets it show, and what it gives to whoever asks. */
final class Endpoints {
    static final String TEXT = "text/plain";
    static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
    /** What Prometheus asks for where native histograms are switched on. */
    static final String PROTOBUF =
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

    private Endpoints() {}

    static MetricsEndpoint open() throws IOException {
        return MetricsEndpoint.open(InetAddress.getLoopbackAddress(), 0, "1.2.3");
    }

    static HttpResponse<String> get(MetricsEndpoint endpoint, String accepted)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(endpoint.url()))
                                .header("Accept", accepted)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    static String page(MetricsEndpoint endpoint) throws IOException, InterruptedException {
        return get(endpoint, TEXT).body();
    }

    /** Ten seconds of a measurement, in one tick, which were judged. */
    static void measure(RunListener run, int tick) {
        RunInterval part = new RunInterval(
                Phase.MEASUREMENT, Runs.interval(tick), 123, 45, 500_000, 50_000, new ClientHealth(25, 0, 0));
        run.intervalEnded(part);
        run.tick(part);
        run.judgedSoFar(() -> new Validity(
                "none",
                List.of(Check.of("send errors", 0.05, Limits.above("%", 0, 0.1), Phrase.of("%s %%", 0.05))),
                List.of()));
    }

    static void begin(RunListener run, Phase phase) {
        run.phaseStarted(phase, PhaseLength.exactly(Duration.ofSeconds(20)));
    }
}

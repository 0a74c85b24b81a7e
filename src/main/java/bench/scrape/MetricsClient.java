package bench.scrape;

import bench.time.Clock;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Gets pages of metrics by HTTP. Safe for use by many threads. */
final class MetricsClient {
    /** Several times the page of a broker with thousands of partitions. */
    private static final int MOST_BYTES = 64 << 20;

    /** Prometheus' own format is the simpler one. */
    private static final String ACCEPTED =
            "text/plain;version=0.0.4,application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1";

    private static final int OK = 200;

    private final HttpClient http;
    private final Clock clock;

    /** @param executor runs what the client does beside the threads that wait for it */
    MetricsClient(ExecutorService executor, Clock clock) {
        // Not HTTP/2, whose offer to change over some exporters do not understand.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(executor)
                .build();
        this.clock = clock;
    }

    /**
     * Gets a page.
     *
     * @param deadline for all of it: the timeout of a request is only for the beginning of its answer
     * @throws ScrapeException when it does not come in time, or is not what it should be
     */
    Page page(MetricsAddress address, Duration deadline) throws ScrapeException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.uri()).header("Accept", ACCEPTED).header("User-Agent", "bench");
        address.authorization().ifPresent(value -> request.header("Authorization", value));
        long atNs = clock.nanoTime();
        HttpResponse<byte[]> response = answer(request.build(), deadline);
        if (response.statusCode() != OK) {
            throw new ScrapeException("answers with the status " + response.statusCode());
        }
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new ScrapeException("sends compressed content, which was not asked for");
        }
        boolean isOpenMetrics = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/openmetrics-text"))
                .isPresent();
        String text = new String(response.body(), StandardCharsets.UTF_8);
        try {
            return new Page(atNs, MetricsText.read(text, isOpenMetrics, MetricSources::isKnown));
        } catch (UnreadableMetricsException e) {
            throw new ScrapeException("sends what is not Prometheus' format: " + e.getMessage());
        }
    }

    private HttpResponse<byte[]> answer(HttpRequest request, Duration deadline)
            throws ScrapeException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ScrapeException("gives no answer within " + deadline.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new ScrapeException(reason(e.getCause()).replaceAll("[\\p{Cc}\\p{Cf}]", "?"));
        } finally {
            // Has no effect on one that has come.
            answer.cancel(true);
        }
    }

    /** May have in it what somebody has sent who speaks no HTTP. */
    private static String reason(Throwable failure) {
        boolean isConnect = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "has a host that is not known";
            }
            if (cause instanceof SSLException) {
                return "cannot be asked by TLS: " + cause.getMessage();
            }
            isConnect |= cause instanceof ConnectException;
        }
        if (isConnect) {
            return "cannot be connected to";
        }
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.startsWith("sends ") ? message : "breaks off: " + message;
    }
}

package bench.report.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.prometheus.metrics.exporter.common.PrometheusHttpExchange;
import io.prometheus.metrics.exporter.common.PrometheusHttpRequest;
import io.prometheus.metrics.exporter.common.PrometheusHttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request of Prometheus and its answer, as its library takes them. Confined to the thread that answers.
 *
 * <p>The library's own one lets a reader that asks for protobuf fail where that is not there, and prints the stack trace of one that
 * has gone.
 */
final class ScrapeExchange implements PrometheusHttpExchange, PrometheusHttpRequest, PrometheusHttpResponse {
    private static final String ACCEPT = "Accept";
    private static final String PROTOBUF = "application/vnd.google.protobuf";
    private static final int INTERNAL_ERROR = 500;

    private final HttpExchange exchange;

    ScrapeExchange(HttpExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public PrometheusHttpRequest getRequest() {
        return this;
    }

    @Override
    public PrometheusHttpResponse getResponse() {
        return this;
    }

    @Override
    public String getQueryString() {
        return exchange.getRequestURI().getRawQuery();
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
        return Collections.enumeration(
                name.equals(ACCEPT)
                        ? values.stream().map(ScrapeExchange::withoutProtobuf).toList()
                        : values);
    }

    private static String withoutProtobuf(String accepted) {
        return Stream.of(accepted.split(",", -1))
                .filter(format -> !format.contains(PROTOBUF))
                .collect(Collectors.joining(","));
    }

    @Override
    public String getMethod() {
        return exchange.getRequestMethod();
    }

    @Override
    public String getRequestPath() {
        return exchange.getRequestURI().getPath();
    }

    @Override
    public void setHeader(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    @Override
    public OutputStream sendHeadersAndGetBody(int statusCode, int contentLength) throws IOException {
        exchange.sendResponseHeaders(statusCode, contentLength);
        return exchange.getResponseBody();
    }

    /** Of a reader that has gone, which is its own business: the server closes the connection. */
    @Override
    public void handleException(IOException e) throws IOException {
        throw e;
    }

    @Override
    public void handleException(RuntimeException e) {
        byte[] text = ("internal error: " + e + "\n").getBytes(UTF_8);
        try (OutputStream body = sendHeadersAndGetBody(INTERNAL_ERROR, text.length)) {
            body.write(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        exchange.close();
    }
}

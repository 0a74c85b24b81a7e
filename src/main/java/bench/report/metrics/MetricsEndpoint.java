package bench.report.metrics;

import bench.result.RunListener;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.exporter.common.PrometheusScrapeHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where Prometheus reads the runs of a command, one after the other: {@code /metrics} by HTTP, in its text format or as OpenMetrics.
 * Its threads are daemons, and do nothing between scrapes.
 */
public final class MetricsEndpoint implements AutoCloseable {
    private static final String PATH = "/metrics";
    /** More than one, as a reader that is slow or gone holds one up for a while. */
    private static final int THREADS = 4;

    private final RunCollector collector;
    private final HttpServer server;
    private final ExecutorService threads;

    private MetricsEndpoint(RunCollector collector, HttpServer server, ExecutorService threads) {
        this.collector = collector;
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to listen.
     *
     * @param host the address to listen on
     * @param port 0 for any free one
     * @param version of bench
     * @throws IOException when that is not possible, such as where the port is taken
     */
    public static MetricsEndpoint open(InetAddress host, int port, String version) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        rehearse(version);
        return start(server, new RunCollector(version));
    }

    /** At an address of its own, as nobody else is to read it. */
    private static void rehearse(String version) {
        RunCollector collector = new RunCollector(version);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (MetricsEndpoint endpoint = start(HttpServer.create(anyPort, 0), collector)) {
            new Rehearsal(collector, endpoint.url()).play();
        } catch (IOException e) {
            // Then the first pages are made by cold code.
        }
    }

    private static MetricsEndpoint start(HttpServer server, RunCollector collector) {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(collector);
        PrometheusScrapeHandler handler = new PrometheusScrapeHandler(registry);
        server.createContext(PATH, exchange -> handler.handleRequest(new ScrapeExchange(exchange)));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "bench-metrics");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        // The thread that the server starts is a daemon where the one that starts it is.
        CompletableFuture.runAsync(server::start, threads).join();
        return new MetricsEndpoint(collector, server, threads);
    }

    /** Shows a run from now on, in place of the one before. The last run stays to be seen when it has ended. */
    public RunListener listener(String workload, String driver) {
        return new RunMetrics(new RunState.Subject(workload, driver), collector::publish);
    }

    /** Where the metrics are. */
    public String url() {
        InetAddress host = server.getAddress().getAddress();
        String address = host.getHostAddress();
        return "http://" + (host instanceof Inet6Address ? "[" + address + "]" : address) + ":"
                + server.getAddress().getPort() + PATH;
    }

    /** Gives the port back. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package bench.report.metrics;

import bench.result.RunListener;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where Prometheus reads the runs of a command, one after the other: {@code /metrics} by HTTP, in the formats that Prometheus asks
 * for. Its threads are daemons, and do nothing between scrapes.
 */
public final class MetricsEndpoint implements AutoCloseable {
    /** More than one, as a reader that is slow or gone holds one up for a while. */
    private static final int THREADS = 4;

    private final InetAddress host;
    private final RunCollector collector;
    private final HTTPServer server;

    private MetricsEndpoint(InetAddress host, RunCollector collector, HTTPServer server) {
        this.host = host;
        this.collector = collector;
        this.server = server;
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
        RunCollector collector = new RunCollector(version);
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(collector);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "bench-metrics");
            thread.setDaemon(true);
            return thread;
        });
        try {
            HTTPServer server = HTTPServer.builder()
                    .inetAddress(host)
                    .port(port)
                    .registry(registry)
                    .executorService(threads)
                    .buildAndStart();
            return new MetricsEndpoint(host, collector, server);
        } catch (IOException e) {
            threads.shutdownNow();
            throw e;
        }
    }

    /** Shows a run from now on, in place of the one before. The last run stays to be seen when it has ended. */
    public RunListener listener(String workload, String driver) {
        return new RunMetrics(new RunState.Subject(workload, driver), collector::publish);
    }

    /** Where the metrics are. */
    public String url() {
        String address = host.getHostAddress();
        return "http://" + (host instanceof Inet6Address ? "[" + address + "]" : address) + ":" + server.getPort()
                + "/metrics";
    }

    /** Gives the port back. */
    @Override
    public void close() {
        server.close();
    }
}

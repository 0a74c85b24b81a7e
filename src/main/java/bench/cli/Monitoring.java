package bench.cli;

import bench.report.metrics.MetricsEndpoint;
import bench.scrape.MetricsAddress;
import bench.yaml.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command asks and offers beside its runs.
 *
 * @param brokers whose metrics go into the results
 * @param endpoint at which the runs can be seen while they are on
 */
record Monitoring(List<MetricsAddress> brokers, Optional<MetricsEndpoint> endpoint) implements AutoCloseable {
    /**
     * As the options say.
     *
     * @throws ConfigException when they are wrong, or the port is taken
     */
    static Monitoring open(BrokerMetricsOption brokerMetrics, PrometheusOption prometheus, Progress progress) {
        List<String> problems = new ArrayList<>();
        List<MetricsAddress> brokers = brokerMetrics.read(problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Monitoring(brokers, prometheus.open(progress));
    }

    @Override
    public void close() {
        endpoint.ifPresent(MetricsEndpoint::close);
    }
}

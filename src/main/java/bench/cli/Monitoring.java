package bench.cli;

import bench.report.metrics.MetricsEndpoint;
import bench.scrape.MetricsAddress;
import java.util.List;
import java.util.Optional;

/**
 * What a command asks and offers beside its runs.
 *
 * @param brokers whose metrics go into the results
 * @param endpoint at which the runs can be seen while they are on
 */
record Monitoring(List<MetricsAddress> brokers, Optional<MetricsEndpoint> endpoint) implements AutoCloseable {
    Monitoring {
        brokers = List.copyOf(brokers);
    }

    @Override
    public void close() {
        endpoint.ifPresent(MetricsEndpoint::close);
    }
}

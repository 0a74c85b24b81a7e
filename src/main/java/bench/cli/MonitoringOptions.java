package bench.cli;

import bench.yaml.ConfigException;
import picocli.CommandLine.Mixin;

/** The options for what is asked and offered beside runs. */
final class MonitoringOptions {
    @Mixin
    private BrokerMetricsOption brokerMetrics;

    @Mixin
    private PrometheusOption prometheus;

    /**
     * Before anything is opened.
     *
     * @throws ConfigException with what is wrong
     */
    void check() {
        brokerMetrics.check();
        prometheus.check();
    }

    /** As the options say, after {@link #check}. */
    Monitoring open(Progress progress) {
        return new Monitoring(brokerMetrics.check(), prometheus.open(progress));
    }
}

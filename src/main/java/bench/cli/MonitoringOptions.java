package bench.cli;

import bench.scrape.BrokerScrape;
import bench.time.Clock;
import bench.yaml.ConfigException;
import java.time.Duration;
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

    /**
     * After {@link #check}, for runs that are processes of their own, of which each would fail: whether every broker answers, and
     * the port is free.
     *
     * @throws ConfigException where it is not
     * @throws bench.scrape.BrokerMetricsException where a broker has nothing to say
     */
    void checkForOthers() throws InterruptedException {
        prometheus.checkFree();
        try (BrokerScrape brokers =
                new BrokerScrape(brokerMetrics.check(), Duration.ofSeconds(1), Clock.system(), warning -> {})) {
            var unused = brokers.begin();
        }
    }

    /** As the options say, after {@link #check}. */
    Monitoring open(Progress progress) {
        return new Monitoring(brokerMetrics.check(), prometheus.open(progress));
    }
}

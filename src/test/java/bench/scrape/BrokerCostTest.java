package bench.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.result.BrokerMetrics;
import bench.result.Phase;
import bench.testing.MetricsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The processor time of all brokers for what they have acknowledged. */
@Timeout(60)
class BrokerCostTest extends ScrapedBroker {
    /** Of a measurement with 2,048 messages of 1 KB a second. */
    private static BrokerMetrics atTwoMegabytes(BrokerScrape scrape) {
        return scrape.complete(EditedResults.atRate(2048)).brokerSide().brokerMetrics();
    }

    @Test
    void cpuIsSetAgainstWhatWasAcknowledged() throws Exception {
        try (BrokerScrape scrape = scrape(server.url())) {
            measurementBegins(scrape);
            server.say(PAGE.formatted(110, 0));
            intervalEnds(scrape, Phase.MEASUREMENT);

            assertThat(atTwoMegabytes(scrape).cpuPercentPerMBs()).isEqualTo(50);
        }
    }

    @Test
    void thereIsNoCostWithoutTheCpuOfOneOfTheBrokers() throws Exception {
        try (MetricsServer other = MetricsServer.start("kafka_network_requestchannel_requestqueuesize 1\n");
                BrokerScrape scrape = scrape(server.url(), other.url())) {
            measurementBegins(scrape);
            server.say(PAGE.formatted(110, 0));
            intervalEnds(scrape, Phase.MEASUREMENT);

            BrokerMetrics metrics = atTwoMegabytes(scrape);

            assertThat(metrics.cpuPercentPerMBs()).isNull();
            assertThat(metrics.withoutCpu()).containsExactly(other.address());
        }
    }

    @Test
    void thereIsNoCostWhereTheCpuIsOfAPartOfTheMeasurement() throws Exception {
        try (BrokerScrape scrape = scrape(server.url())) {
            measurementBegins(scrape);
            server.say(PAGE.formatted(110, 0));
            intervalEnds(scrape, Phase.MEASUREMENT);
            server.fail(500);
            intervalEnds(scrape, Phase.MEASUREMENT);

            BrokerMetrics metrics = atTwoMegabytes(scrape);

            assertThat(metrics.cpuPercentPerMBs()).isNull();
            assertThat(metrics.withoutCpu()).containsExactly(server.address());
        }
    }

    @Test
    void theExporterOfAMachineHasNoCpuOfABroker() throws Exception {
        String page = "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} %s\n";
        try (MetricsServer machine = MetricsServer.start(page.formatted(1));
                BrokerScrape scrape = scrape(server.url(), machine.url())) {
            var unused = scrape.begin();
            measurementBegins(scrape);
            server.say(PAGE.formatted(110, 0));
            machine.say(page.formatted(11));
            intervalEnds(scrape, Phase.MEASUREMENT);

            BrokerMetrics metrics = atTwoMegabytes(scrape);

            assertThat(metrics.cpuPercentPerMBs()).isEqualTo(50);
            assertThat(metrics.withoutCpu()).isEmpty();
        }
    }
}

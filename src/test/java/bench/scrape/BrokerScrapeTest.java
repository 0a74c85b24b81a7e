package bench.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import bench.report.Runs;
import bench.result.BrokerMetric;
import bench.result.BrokerMetrics;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.Result;
import bench.result.RunInterval;
import bench.testing.MetricsServer;
import bench.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals of ten seconds, in the time of a clock that the test moves on. */
@Timeout(60)
class BrokerScrapeTest extends ScrapedBroker {
    private static Result result() {
        return Runs.document(3, Runs.result(3, null));
    }

    private static BrokerMetrics metrics(BrokerScrape scrape) {
        return scrape.complete(result()).brokerSide().brokerMetrics();
    }

    @Test
    void ratesAreThoseOfTheIntervals() throws Exception {
        try (BrokerScrape scrape = scrape(server.url())) {
            assertThat(scrape.begin()).containsExactly(server.address() + ": CPU, Request queue");
            measurementBegins(scrape);
            server.say(PAGE.formatted(110, 3));
            intervalEnds(scrape, Phase.MEASUREMENT);
            server.say(PAGE.formatted(115, 1));
            intervalEnds(scrape, Phase.MEASUREMENT);

            BrokerMetrics metrics = metrics(scrape);

            assertThat(metrics.atSeconds()).containsExactly(10.0, 20.0);
            BrokerMetrics.Broker broker = metrics.brokers().get(0);
            assertThat(broker.name()).isEqualTo(server.address());
            assertThat(broker.url()).isEqualTo(server.url());
            assertThat(broker.values(BrokerMetric.CPU)).containsExactly(100.0, 50.0);
            assertThat(broker.values(BrokerMetric.REQUEST_QUEUE)).containsExactly(3.0, 1.0);
            assertThat(broker.values(BrokerMetric.DISK_WRITE)).isEmpty();
            assertThat(broker.mean(BrokerMetric.CPU)).isEqualTo(75);
            assertThat(broker.missed()).isZero();
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void aWarmUpIsTheBeginningOfTheFirstRate() throws Exception {
        try (BrokerScrape scrape = scrape(server.url())) {
            var unused = scrape.begin();
            server.say(PAGE.formatted(500, 0));
            intervalEnds(scrape, Phase.WARM_UP);
            scrape.phaseStarted(Phase.MEASUREMENT, PhaseLength.exactly(INTERVAL));
            server.say(PAGE.formatted(501, 0));
            intervalEnds(scrape, Phase.MEASUREMENT);

            assertThat(metrics(scrape).brokers().get(0).values(BrokerMetric.CPU))
                    .containsExactly(10.0);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void theTrialsOfASearchAreNotWatched() throws Exception {
        try (BrokerScrape scrape = scrape(server.url())) {
            scrape.phaseStarted(Phase.ofSearch("trial 1"), PhaseLength.exactly(INTERVAL));
            scrape.intervalEnded(new RunInterval(Phase.ofSearch("trial 1"), Runs.interval(0), 0, 1));
            measurementBegins(scrape);
            intervalEnds(scrape, Phase.MEASUREMENT);

            assertThat(metrics(scrape).brokers().get(0).values(BrokerMetric.CPU))
                    .containsExactly(0.0);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void aBrokerThatFailsHasAGapAndIsNamedOnce() throws Exception {
        try (BrokerScrape scrape = scrape(server.url())) {
            measurementBegins(scrape);
            server.fail(500);
            intervalEnds(scrape, Phase.MEASUREMENT);
            intervalEnds(scrape, Phase.MEASUREMENT);
            server.fail(200);
            server.say(PAGE.formatted(130, 2));
            intervalEnds(scrape, Phase.MEASUREMENT);

            BrokerMetrics.Broker broker = metrics(scrape).brokers().get(0);

            assertThat(broker.values(BrokerMetric.CPU)).containsExactly(null, null, 100.0);
            assertThat(broker.mean(BrokerMetric.CPU)).isEqualTo(100);
            assertThat(broker.missed()).isEqualTo(2);
            assertThat(broker.problem()).isEqualTo("answers with the status 500");
            assertThat(warnings)
                    .containsExactly(server.url() + " answers with the status 500: its metrics have a gap (further ones"
                            + " are only in the result)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "up 1\n"})
    void anAnswerWithoutAnyMetricThatIsReadIsAGap(String page) throws Exception {
        try (BrokerScrape scrape = scrape(server.url())) {
            measurementBegins(scrape);
            server.say(PAGE.formatted(105, 2));
            intervalEnds(scrape, Phase.MEASUREMENT);
            server.say(page);
            intervalEnds(scrape, Phase.MEASUREMENT);
            intervalEnds(scrape, Phase.MEASUREMENT);

            BrokerMetrics.Broker broker = metrics(scrape).brokers().get(0);

            assertThat(broker.values(BrokerMetric.CPU)).containsExactly(50.0, null, null);
            assertThat(broker.missed()).isEqualTo(2);
            assertThat(broker.problem()).isEqualTo("has no metric that bench knows");
            assertThat(warnings)
                    .containsExactly(server.url() + " has no metric that bench knows: its metrics have a gap (further"
                            + " ones are only in the result)");
        }
    }

    @Test
    void aMetricThatVanishesHasAGapWhileOthersStay() throws Exception {
        try (BrokerScrape scrape = scrape(server.url())) {
            measurementBegins(scrape);
            server.say(PAGE.formatted(105, 2));
            intervalEnds(scrape, Phase.MEASUREMENT);
            server.say("kafka_network_requestchannel_requestqueuesize 4\n");
            intervalEnds(scrape, Phase.MEASUREMENT);

            BrokerMetrics.Broker broker = metrics(scrape).brokers().get(0);

            assertThat(broker.gaps()).containsOnly(entry("cpuPercent", 1));
            assertThat(broker.mean(BrokerMetric.CPU)).isEqualTo(50);
            assertThat(broker.mean(BrokerMetric.REQUEST_QUEUE)).isEqualTo(3);
            assertThat(broker.missed()).isZero();
        }
    }

    @Test
    void aBrokerThatDoesNotEndItsAnswerHoldsUpNobody() {
        try (BrokerScrape scrape =
                new BrokerScrape(addresses(server.url()), Duration.ofMillis(250), Clock.system(), warnings::add)) {
            server.hang();
            measurementBegins(scrape);
            scrape.intervalEnded(new RunInterval(Phase.MEASUREMENT, Runs.interval(0), 0, 1));

            BrokerMetrics.Broker broker = metrics(scrape).brokers().get(0);

            assertThat(broker.missed()).isEqualTo(1);
            assertThat(broker.problem()).isIn("gives no answer within 200 ms", "had not answered when the run ended");
            assertThat(broker.series()).isEmpty();
        }
    }

    @Test
    void itsThreadsEndWithIt() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (BrokerScrape scrape = scrape(server.url())) {
            var unused = scrape.begin();
            server.hang();
            measurementBegins(scrape);
        }

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("bench-scrape"))
                .allMatch(before::contains));
    }

    @Test
    void oneThatIsSlowIsNotInTheWayOfAnother() throws Exception {
        try (MetricsServer slow = MetricsServer.start(PAGE.formatted(1, 1));
                BrokerScrape scrape = scrape(slow.url(), server.url())) {
            slow.hang();
            measurementBegins(scrape);
            server.say(PAGE.formatted(110, 0));
            intervalEnds(scrape, Phase.MEASUREMENT);

            await().until(() -> server.requests().size() == 2);
        }
    }

    @Test
    void aUserAndAPasswordAreSentAndNeverShown() throws Exception {
        try (BrokerScrape scrape = scrape("http://me:hunter2@" + server.address() + "/metrics?token=hunter3")) {
            measurementBegins(scrape);
            server.fail(401);
            intervalEnds(scrape, Phase.MEASUREMENT);

            assertThat(server.requests()).allMatch("Basic bWU6aHVudGVyMg=="::equals);
            assertThat(metrics(scrape).toString() + warnings).doesNotContain("hunter");
            assertThatThrownBy(scrape::begin).message().doesNotContain("hunter");
        }
    }

    @Test
    void withoutAddressesAResultStaysAsItIs() throws Exception {
        try (BrokerScrape scrape = scrape()) {
            Result result = result();

            assertThat(scrape.begin()).isEmpty();
            scrape.phaseStarted(Phase.MEASUREMENT, PhaseLength.exactly(INTERVAL));
            scrape.intervalEnded(new RunInterval(Phase.MEASUREMENT, Runs.interval(0), 0, 1));

            assertThat(scrape.complete(result)).isSameAs(result);
        }
    }
}

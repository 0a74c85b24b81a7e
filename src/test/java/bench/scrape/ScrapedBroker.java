package bench.scrape;

import static org.awaitility.Awaitility.await;

import bench.report.Runs;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import bench.testing.ManualClock;
import bench.testing.MetricsServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** Tests with a broker that has metrics. Intervals are of ten seconds, in the time of a clock that the test moves on. */
abstract class ScrapedBroker {
    static final Duration INTERVAL = Duration.ofSeconds(10);
    static final String PAGE = "process_cpu_seconds_total %s\nkafka_network_requestchannel_requestqueuesize %s\n";

    final ManualClock clock = new ManualClock();
    final MetricsServer server = MetricsServer.start(PAGE.formatted(100, 0));
    final List<String> warnings = new CopyOnWriteArrayList<>();

    private int intervals;

    @AfterEach
    void close() {
        server.close();
    }

    BrokerScrape scrape(String... urls) {
        return new BrokerScrape(addresses(urls), INTERVAL, clock, warnings::add);
    }

    void measurementBegins(BrokerScrape scrape) {
        int before = server.requests().size();
        scrape.phaseStarted(Phase.MEASUREMENT, PhaseLength.exactly(INTERVAL));
        await().until(() -> server.requests().size() > before);
    }

    /** Ten seconds later. */
    void intervalEnds(BrokerScrape scrape, Phase phase) {
        clock.advance(INTERVAL);
        int before = server.requests().size();
        scrape.intervalEnded(new RunInterval(phase, Runs.interval(intervals++), 0, 1));
        await().until(() -> server.requests().size() > before);
    }

    static List<MetricsAddress> addresses(String... urls) {
        return Stream.of(urls)
                .map(url -> MetricsAddress.parse(url).orElseThrow())
                .toList();
    }
}

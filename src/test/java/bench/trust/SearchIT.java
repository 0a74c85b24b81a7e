package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.ConfigFile;
import bench.config.Workload;
import bench.driver.loopback.LoopbackDriver;
import bench.result.Search;
import bench.run.Benchmark;
import bench.run.RunOptions;
import bench.run.SearchOptions;
import bench.testing.Given;
import bench.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches in real time, against a broker in memory whose capacity is known. */
@Tag("trust")
@Timeout(900)
class SearchIT {
    private static final SearchOptions OPTIONS =
            new SearchOptions(Duration.ofSeconds(20), Duration.ofMinutes(8), 40, OptionalDouble.empty());

    /** A trial lets the queue grow by half a percent of the rate; of a condition on the 99th percentile, 1 % need not hold it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "capacity: 20000 | 1 | | 20100",
                "capacity: 20000 | 3 | | 20100",
                "capacity: 200000 | 3 | | 201000",
                "slowAbove: {rate: 12000, latency: 50ms} | 3 | slo: publishResponseLatency.p99 < 20ms | 12121",
            })
    void theTruthIsWithinTheBounds(String broker, int subscriptions, String slo, double truth)
            throws InterruptedException {
        Search search = search(broker, "subscriptionsPerTopic: " + subscriptions, slo == null ? "seed: 1" : slo);

        assertThat(search.end()).isEqualTo(Search.End.CONFIRMED);
        assertThat(truth)
                .isBetween(search.bracket().lowerBound(), search.bracket().upperBound());
    }

    private static Search search(String broker, String... lines) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "partitionsPerTopic: 3",
                "consumerPerSubscription: 1",
                "producersPerTopic: 2",
                "producerRate: 0",
                "testDuration: 3s"));
        all.addAll(List.of(lines));
        ConfigFile<Workload> workload = Given.workload(all.toArray(String[]::new));
        RunEnd end = new RunEnd();
        Clock clock = Clock.system();
        try (LoopbackDriver driver = Given.loopback(clock, broker)) {
            new Benchmark(
                            driver,
                            Given.infoOfThisMachine(workload, Given.driver("driverClass: loopback")),
                            new RunOptions(false, Optional.empty(), Optional.empty(), OPTIONS),
                            clock,
                            end,
                            warning -> {},
                            Optional::empty)
                    .run();
        }
        return end.result().search();
    }
}

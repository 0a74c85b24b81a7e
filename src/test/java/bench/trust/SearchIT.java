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

    @ParameterizedTest
    @CsvSource({"20000, 1", "20000, 3", "200000, 3"})
    void theCapacityIsWithinTheBounds(int capacity, int subscriptions) throws InterruptedException {
        Search search = search("capacity: " + capacity, "subscriptionsPerTopic: " + subscriptions);

        assertThat(search.end()).isEqualTo(Search.End.CONFIRMED);
        // A trial lets the queue grow by half a percent of the rate.
        assertThat(search.bracket().lowerBound()).isLessThanOrEqualTo(capacity * 1.01);
        assertThat(search.bracket().upperBound()).isGreaterThanOrEqualTo(capacity * 0.99);
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

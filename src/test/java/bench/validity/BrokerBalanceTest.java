package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.BrokerFigures;
import bench.result.BrokerFigures.Percentiles;
import bench.result.BrokerFigures.PublishLatency;
import bench.result.Check;
import bench.result.Validity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerBalanceTest {
    @ParameterizedTest
    @CsvSource({
        // Of many messages.
        "10000000, 10, 10, 19.9, VALID",
        "10000000, 10, 10, 20.3, WARN",
        // The median of the others counts, not the slowest or the fastest of them.
        "10000000, 5, 15, 19, VALID",
        "10000000, 5, 15, 25, WARN",
        // A p99 of few messages is uncertain.
        "10000, 10, 10, 23, VALID",
        "10000, 10, 10, 25, WARN",
        "1000, 10, 10, 32, VALID",
        "1000, 10, 10, 34, WARN",
        // A millisecond or two is no reason for anything.
        "10000000, 0.4, 0.4, 2.3, VALID",
        "10000000, 0.4, 0.4, 2.5, WARN",
        "10000000, 0, 0, 2.1, WARN"
    })
    void warnsOfABrokerThatIsTwiceAsSlow(
            long messages, double firstMs, double secondMs, double slowMs, Check.Verdict verdict) {
        Check check = check(
                broker(1, messages, firstMs, 4), broker(2, messages, slowMs, 4), broker(3, messages, secondMs, 4));

        assertThat(check.verdict()).as(check.toString()).isEqualTo(verdict);
        assertThat(check.advice().isEmpty()).isEqualTo(verdict == Check.Verdict.VALID);
    }

    @Test
    void namesTheBroker() {
        Check check = check(broker(1, 100_000, 10, 4), broker(2, 100_000, 42, 4));

        assertThat(check.name()).isEqualTo("broker balance");
        assertThat(check.figure()).isEqualTo("p99 of broker 2 is 42.000 ms, 4.2 times the others' 10.000 ms");
        assertThat(check.limit()).isEqualTo("2.1 times, or 2 ms more");
        assertThat(check.advice()).startsWith("broker 2 at kafka-2:9092 in rack r is slower than the others");
    }

    /** A slow broker may have few for being slow: what was not stored before the end is not in its percentiles. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "999 | p95 of broker 2 is 90.000 ms, 9.0 times the others' p99 of 10.000 ms | 2.6 times, or 2 ms more",
                "199 | p75 of broker 2 is 80.000 ms, 8.0 times the others' p99 of 10.000 ms | 2.6 times, or 2 ms more",
                "39 | p50 of broker 2 is 70.000 ms, 7.0 times the others' p99 of 10.000 ms | 2.9 times, or 2 ms more",
            })
    void aBrokerWithFewMessagesIsJudgedByALowerPercentile(long messages, String figure, String limit) {
        PublishLatency slow = new PublishLatency(messages, 70, new Percentiles(70, 80, 90, 91, 92, 93), 94);
        Check check = check(
                broker(1, 100_000, 10, 4),
                new BrokerFigures(2, "kafka-2:9092", null, 4, slow),
                broker(3, 100_000, 10, 4));

        assertThat(check.verdict()).isEqualTo(Check.Verdict.WARN);
        assertThat(check.figure()).isEqualTo(figure);
        assertThat(check.limit()).isEqualTo(limit);
    }

    @Test
    void oneWithFewMessagesThatIsNoSlowerChangesNothing() {
        PublishLatency few = new PublishLatency(999, 9, new Percentiles(9, 9, 9, 9, 9, 9), 9);
        Check check = check(
                broker(1, 100_000, 10, 4),
                new BrokerFigures(2, "kafka-2:9092", null, 4, few),
                broker(3, 100_000, 42, 4));

        assertThat(check.figure()).isEqualTo("p99 of broker 3 is 42.000 ms, 4.2 times the others' 10.000 ms");
        assertThat(check.limit()).isEqualTo("2.1 times, or 2 ms more");
    }

    @Test
    void aBrokerThatLeadsMostPartitionsIsSaidToDoSo() {
        Check check = check(broker(1, 100_000, 10, 2), broker(2, 100_000, 42, 10), broker(3, 100_000, 10, 0));

        assertThat(check.advice()).startsWith("broker 2 at kafka-2:9092 in rack r leads 10 of the 12 partitions");
    }

    @Test
    void thereIsNothingToCompareOfOneBrokerOrOfTooFewMessages() {
        BrokerFigures others = new BrokerFigures(null, "3 more brokers", null, 9, latency(100_000, 90));

        assertThat(BrokerBalance.check(List.of())).isEmpty();
        assertThat(BrokerBalance.check(List.of(broker(1, 100_000, 10, 4)))).isEmpty();
        assertThat(BrokerBalance.check(List.of(broker(1, 999, 10, 4), broker(2, 999, 90, 4))))
                .isEmpty();
        assertThat(BrokerBalance.check(List.of(broker(1, 100_000, 10, 4), broker(2, 19, 90, 4))))
                .isEmpty();
        assertThat(BrokerBalance.check(List.of(broker(1, 100_000, 10, 4), others)))
                .isEmpty();
    }

    @Test
    void theCheckIsOneMoreOfTheMeasurement() {
        Validity before = new Validity("none", List.of(), List.of());

        assertThat(BrokerBalance.judged(before, List.of())).isSameAs(before);
        assertThat(BrokerBalance.judged(before, List.of(broker(1, 100_000, 10, 4), broker(2, 100_000, 42, 4)))
                        .verdict())
                .isEqualTo(Check.Verdict.WARN);
    }

    private static Check check(BrokerFigures... brokers) {
        Optional<Check> check = BrokerBalance.check(List.of(brokers));
        return check.orElseThrow();
    }

    private static BrokerFigures broker(int id, long messages, double p99, int leaderOf) {
        return new BrokerFigures(id, "kafka-" + id + ":9092", "r", leaderOf, latency(messages, p99));
    }

    private static PublishLatency latency(long messages, double p99) {
        return new PublishLatency(messages, p99 / 2, new Percentiles(1, 1, 2, p99, p99, p99), p99);
    }
}

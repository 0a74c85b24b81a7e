package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.result.Phase;
import bench.result.RunInterval;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Intervals of a second, in each of which 1,000 messages are due. */
class RateSeriesTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final RateSeries came = new RateSeries();

    @Test
    void aQueueOfThePhaseBeforeIsNoRateOfThisOne() {
        add(1_000, 990, 440);
        add(1_000, 1_000, 0);
        add(1_000, 1_000, 0);

        assertThat(came.variation()).isZero();
        assertThat(came.mean()).isEqualTo(1_000);
    }

    @Test
    void whatWasOnItsWayFillsUpWhatIsOnItsWay() {
        add(1_000, 800, 200);
        add(1_000, 1_000, 0);

        assertThat(came.variation()).isZero();
    }

    @Test
    void whatIsMissingDespiteAQueueIsMissing() {
        add(1_000, 0, 500);
        add(1_000, 1_000, 0);

        assertThat(came.mean()).isEqualTo(750);
        assertThat(came.variation()).isCloseTo(0.471, within(0.001));
    }

    @Test
    void whereNobodyProducesAllThatIsReadCounts() {
        add(0, 0, 5_000);

        assertThat(came.mean()).isEqualTo(5_000);
    }

    /** @param due messages/s, 0 where nobody produces */
    private void add(long due, long own, long before) {
        Span span = new Span(came.size() * SECOND_NS, (came.size() + 1) * SECOND_NS);
        came.add(new RunInterval(
                Phase.MEASUREMENT,
                new IntervalStats(span, counts(own), counts(before), Blocked.NONE, Rejected.NONE, Map.of()),
                0,
                due));
    }

    private static MessageCounts counts(long messages) {
        return new MessageCounts(messages, messages, messages, 0, messages, messages);
    }
}

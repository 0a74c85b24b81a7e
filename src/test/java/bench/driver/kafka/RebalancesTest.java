package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import bench.testing.AssignedConsumer;
import org.junit.jupiter.api.Test;

class RebalancesTest {
    private final Rebalances rebalances = new Rebalances();
    private final Counting first = new Counting();
    private final Counting second = new Counting();

    @Test
    void joiningIsNoRebalance() {
        first.count = 1;
        rebalances.add("group", first);

        assertThat(rebalances.take()).isEmpty();
    }

    @Test
    void consumersThatGotOrLostPartitionsAreCountedBySubscription() {
        rebalances.add("group", first);
        rebalances.add("group", second);
        rebalances.add("other", new Counting());
        var unused = rebalances.take();

        first.count = 2;

        assertThat(rebalances.take()).containsExactly("partitions came to or went from 1 of 2 consumers of group");
        assertThat(rebalances.take()).isEmpty();
    }

    /** A consumer whose rebalances a test counts. */
    private static final class Counting extends AssignedConsumer {
        private long count;

        @Override
        public long rebalances() {
            return count;
        }
    }
}

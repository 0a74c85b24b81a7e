package bench.testing;

import bench.driver.BenchmarkConsumer;
import bench.driver.MessageHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A consumer that has the partitions that a test assigns to it, and receives nothing. Safe for many threads. */
public class AssignedConsumer implements BenchmarkConsumer {
    private volatile Set<Integer> assigned = Set.of();

    public final void assign(Integer... partitions) {
        assigned = Set.of(partitions);
    }

    @Override
    public void poll(Duration timeout, MessageHandler handler) throws InterruptedException {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public Set<Integer> readyPartitions() {
        return assigned;
    }

    @Override
    public Map<Integer, Long> positions() {
        return Map.of();
    }

    @Override
    public long rebalances() {
        return 0;
    }

    @Override
    public void close(Duration timeout) {}
}

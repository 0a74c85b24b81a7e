package bench.testing;

import bench.driver.BenchmarkConsumer;
import bench.driver.MessageHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Passes everything on to another consumer. */
public class ForwardingConsumer implements BenchmarkConsumer {
    private final BenchmarkConsumer consumer;

    public ForwardingConsumer(BenchmarkConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public void poll(Duration timeout, MessageHandler handler) throws InterruptedException {
        consumer.poll(timeout, handler);
    }

    @Override
    public void pause() {
        consumer.pause();
    }

    @Override
    public void resume() {
        consumer.resume();
    }

    @Override
    public Set<Integer> readyPartitions() {
        return consumer.readyPartitions();
    }

    @Override
    public Map<Integer, Long> positions() {
        return consumer.positions();
    }

    @Override
    public long rebalances() {
        return consumer.rebalances();
    }

    @Override
    public void close(Duration timeout) {
        consumer.close(timeout);
    }
}

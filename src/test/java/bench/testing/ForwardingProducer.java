package bench.testing;

import bench.driver.BenchmarkProducer;
import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import java.time.Duration;

/** Passes everything on to another producer. */
public class ForwardingProducer implements BenchmarkProducer {
    private final BenchmarkProducer producer;

    public ForwardingProducer(BenchmarkProducer producer) {
        this.producer = producer;
    }

    @Override
    public void send(OutgoingMessage message, SendCallback callback) throws InterruptedException {
        producer.send(message, callback);
    }

    @Override
    public void close(Duration timeout) {
        producer.close(timeout);
    }
}

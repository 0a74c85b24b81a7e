package bench.testing;

import bench.driver.BenchmarkProducer;
import bench.driver.Driver;
import bench.driver.OutgoingMessage;
import bench.driver.ProducerSpec;
import bench.driver.SendCallback;
import bench.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * The clock of the machine, save that it stands still at the start of a measurement until something was sent in it: on a
 * machine that is too busy to run a thread for the length of a short measurement, nothing would be. Safe for use by many
 * threads.
 */
public final class PatientClock implements Clock {
    private static final long GRACE_NS = 20_000_000;

    /** Guarded by this, as is the next one. */
    private long lagNs;

    private long standsStillAtNs = Long.MAX_VALUE;

    @Override
    public synchronized long nanoTime() {
        long now = System.nanoTime() - lagNs;
        if (now > standsStillAtNs) {
            lagNs += now - standsStillAtNs;
            now = standsStillAtNs;
        }
        return now;
    }

    @Override
    public long epochMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public void parkNanos(long nanos) {
        Clock.system().parkNanos(nanos);
    }

    /** A measurement will begin at this moment. */
    public synchronized void measurementStarts(long startNs) {
        standsStillAtNs = startNs + GRACE_NS;
    }

    /** The same driver, for whose sends this clock waits. */
    public Driver watching(Driver driver) {
        return new ForwardingDriver(driver) {
            @Override
            public CompletableFuture<BenchmarkProducer> createProducer(ProducerSpec spec) {
                return super.createProducer(spec).thenApply(producer -> new ForwardingProducer(producer) {
                    @Override
                    public void send(OutgoingMessage message, SendCallback callback) throws InterruptedException {
                        sending(message.sentNs());
                        super.send(message, callback);
                    }
                });
            }
        };
    }

    private synchronized void sending(long sentNs) {
        if (sentNs >= standsStillAtNs - GRACE_NS) {
            standsStillAtNs = Long.MAX_VALUE;
        }
    }
}

package bench.driver.loopback;

import bench.config.DriverConfig;
import bench.config.PropertyBlocks;
import bench.driver.BenchmarkProducer;
import bench.driver.DriverContext;
import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import bench.time.Clock;
import java.time.Duration;
import java.util.List;

/** Loopback drivers and their configurations, for tests. */
final class LoopbackDrivers {
    private LoopbackDrivers() {}

    static LoopbackDriver of(LoopbackConfig config, Clock clock) {
        return sharing(new Broker(clock, LogMemory.quarterOfTheHeap()), config);
    }

    static LoopbackDriver sharing(Broker broker, LoopbackConfig config) {
        DriverConfig file =
                new DriverConfig("Loopback", "loopback", (short) 1, null, false, PropertyBlocks.EMPTY, config);
        return new LoopbackDriver(new DriverContext(file, "test", broker.clock(), warning -> {}), broker);
    }

    static LoopbackConfig withLatencies(LatencyShare... latencies) {
        return withLatenciesAndCapacity(0, latencies);
    }

    static LoopbackConfig withLatenciesAndCapacity(double capacity, LatencyShare... latencies) {
        return new LoopbackConfig(
                List.of(latencies),
                capacity,
                LoopbackConfig.Slowness.NONE,
                LoopbackConfig.Faults.NONE,
                LoopbackConfig.Block.NEVER,
                1);
    }

    static LoopbackConfig withFaults(long fail, long lose, long duplicate, long reorder, long corrupt, long seed) {
        return new LoopbackConfig(
                LoopbackConfig.INSTANT.ackLatency(),
                0,
                LoopbackConfig.Slowness.NONE,
                new LoopbackConfig.Faults(fail, lose, duplicate, reorder, corrupt),
                LoopbackConfig.Block.NEVER,
                seed);
    }

    static LoopbackConfig blocking(Duration at, Duration duration) {
        return new LoopbackConfig(
                LoopbackConfig.INSTANT.ackLatency(),
                0,
                LoopbackConfig.Slowness.NONE,
                LoopbackConfig.Faults.NONE,
                new LoopbackConfig.Block(at, duration),
                1);
    }

    static LatencyShare share(double percent, long millis) {
        return new LatencyShare(percent, Duration.ofMillis(millis));
    }

    static void send(BenchmarkProducer producer, long sequence, byte[] payload, SendCallback callback)
            throws InterruptedException {
        sendAt(0, producer, sequence, payload, callback);
    }

    /** A message that is due and sent at this time, on the clock's scale. */
    static void sendAt(long timeNs, BenchmarkProducer producer, long sequence, byte[] payload, SendCallback callback)
            throws InterruptedException {
        OutgoingMessage message = new OutgoingMessage();
        message.content(null, payload, null);
        message.identity(sequence, timeNs, timeNs);
        producer.send(message, callback);
    }
}

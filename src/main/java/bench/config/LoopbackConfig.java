package bench.config;

import java.time.Duration;
import java.util.List;

/**
 * The loopback driver's part of a driver file: an in-memory broker model with faults.
 *
 * @param ackLatency mix of ack latencies; never empty
 * @param capacity messages/s for all topics together, beyond which acks queue; 0 = no limit
 * @param failOneIn one send in N fails; 0 = never, as for the next four
 * @param loseOneIn one message in N is acked and never delivered
 * @param duplicateOneIn one message in N is delivered twice
 * @param reorderOneIn one message in N is delivered after its successor in the partition
 * @param corruptOneIn one message in N is delivered with a flipped byte in the stamp's check, or with another size
 * @param blockSendAt when sending blocks once, counted from the first send of the measurement
 * @param blockSendFor how long it blocks; zero = never
 * @param seed of the faults and of the latency mix
 */
public record LoopbackConfig(
        List<LatencyShare> ackLatency,
        double capacity,
        long failOneIn,
        long loseOneIn,
        long duplicateOneIn,
        long reorderOneIn,
        long corruptOneIn,
        Duration blockSendAt,
        Duration blockSendFor,
        long seed) {

    /** Acks at once, no faults. */
    public static final LoopbackConfig INSTANT = new LoopbackConfig(
            List.of(new LatencyShare(100, Duration.ZERO)), 0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, 1);

    public LoopbackConfig {
        ackLatency = List.copyOf(ackLatency);
    }
}

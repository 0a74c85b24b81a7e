package bench.config;

import static bench.yaml.ConfigException.require;

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

    static final double PERCENT_TOLERANCE = 1e-6;

    public LoopbackConfig {
        ackLatency = List.copyOf(ackLatency);
        double percent = ackLatency.stream().mapToDouble(LatencyShare::percent).sum();
        require(Math.abs(percent - 100) <= PERCENT_TOLERANCE, "ackLatency must add up to 100 percent", percent);
        require(capacity >= 0 && Double.isFinite(capacity), "capacity must be 0 or more", capacity);
        require(failOneIn >= 0, "failOneIn must be 0 or more", failOneIn);
        require(loseOneIn >= 0, "loseOneIn must be 0 or more", loseOneIn);
        require(duplicateOneIn >= 0, "duplicateOneIn must be 0 or more", duplicateOneIn);
        require(reorderOneIn >= 0, "reorderOneIn must be 0 or more", reorderOneIn);
        require(corruptOneIn >= 0, "corruptOneIn must be 0 or more", corruptOneIn);
        require(!blockSendAt.isNegative(), "blockSend must start at 0s or later", blockSendAt);
        require(!blockSendFor.isNegative(), "blockSend must last 0s or more", blockSendFor);
    }
}

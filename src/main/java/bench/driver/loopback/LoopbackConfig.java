package bench.driver.loopback;

import static bench.yaml.ConfigException.require;

import bench.config.DriverSettings;
import java.time.Duration;
import java.util.List;

/**
 * The loopback driver's part of a driver file: an in-memory broker model with faults.
 *
 * @param ackLatency mix of ack latencies; never empty
 * @param capacity messages/s for all topics together, beyond which acks queue; 0 = no limit
 * @param slowness of what is beyond a rate
 * @param faults what becomes of some messages
 * @param block when sending blocks
 * @param seed of the faults and of the latency mix
 */
public record LoopbackConfig(
        List<LatencyShare> ackLatency, double capacity, Slowness slowness, Faults faults, Block block, long seed)
        implements DriverSettings {

    /** Acks at once, no faults. */
    public static final LoopbackConfig INSTANT = new LoopbackConfig(
            List.of(new LatencyShare(100, Duration.ZERO)), 0, Slowness.NONE, Faults.NONE, Block.NEVER, 1);

    static final double PERCENT_TOLERANCE = 1e-6;

    /**
     * Messages beyond a rate, which see another latency than the others: as with a disk whose quick part is small.
     *
     * @param rate messages/s for all topics together; 0 = never
     * @param latency of those beyond it
     */
    public record Slowness(double rate, Duration latency) {
        public static final Slowness NONE = new Slowness(0, Duration.ZERO);

        public Slowness {
            require(rate >= 0 && Double.isFinite(rate), "slowAbove must be a rate of 0 or more", rate);
            require(!latency.isNegative(), "slowAbove must be a latency of 0s or more", latency);
        }
    }

    /**
     * Faults that strike one message in N each; 0 = none.
     *
     * @param failOneIn of the sends that fail
     * @param loseOneIn of the messages that are acked and never delivered
     * @param duplicateOneIn of those that are delivered twice
     * @param reorderOneIn of those that are delivered after their successor in the partition
     * @param corruptOneIn of those that are delivered with a flipped byte in the stamp's check, or with another size
     */
    public record Faults(long failOneIn, long loseOneIn, long duplicateOneIn, long reorderOneIn, long corruptOneIn) {
        public static final Faults NONE = new Faults(0, 0, 0, 0, 0);

        public Faults {
            require(failOneIn >= 0, "failOneIn must be 0 or more", failOneIn);
            require(loseOneIn >= 0, "loseOneIn must be 0 or more", loseOneIn);
            require(duplicateOneIn >= 0, "duplicateOneIn must be 0 or more", duplicateOneIn);
            require(reorderOneIn >= 0, "reorderOneIn must be 0 or more", reorderOneIn);
            require(corruptOneIn >= 0, "corruptOneIn must be 0 or more", corruptOneIn);
        }
    }

    /**
     * When sending blocks once.
     *
     * @param at counted from the first send of the measurement
     * @param duration how long it lasts; zero = never
     */
    public record Block(Duration at, Duration duration) {
        public static final Block NEVER = new Block(Duration.ZERO, Duration.ZERO);

        public Block {
            require(!at.isNegative(), "blockSend must start at 0s or later", at);
            require(!duration.isNegative(), "blockSend must last 0s or more", duration);
        }
    }

    public LoopbackConfig {
        ackLatency = List.copyOf(ackLatency);
        double percent = ackLatency.stream().mapToDouble(LatencyShare::percent).sum();
        require(Math.abs(percent - 100) <= PERCENT_TOLERANCE, "ackLatency must add up to 100 percent", percent);
        require(capacity >= 0 && Double.isFinite(capacity), "capacity must be 0 or more", capacity);
    }
}

package bench.driver.loopback;

import bench.yaml.ConfigException;
import java.util.List;

/** Which fault meets which message of one producer: seeded, one in N on average. Immutable. */
final class FaultPlan {
    private static final List<Fault> FAULTS =
            List.of(Fault.FAIL, Fault.LOSE, Fault.DUPLICATE, Fault.REORDER, Fault.CORRUPT);

    private final SeededHash hash;
    /** By index in the faults: the upper end of its share of [0, 1). */
    private final double[] ends = new double[FAULTS.size()];

    FaultPlan(LoopbackConfig config, int producerIndex) {
        hash = new SeededHash(config.seed(), 1, producerIndex);
        double end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += share(oneIn(config.faults(), FAULTS.get(i)));
            ends[i] = end;
        }
        if (end > 1 + 1e-9) {
            throw new ConfigException("failOneIn, loseOneIn, duplicateOneIn, reorderOneIn and corruptOneIn must leave"
                    + " at most one fault for each message: the sum of 1/N must be 1 or less, but is " + end);
        }
    }

    /** Whether no message has a fault. */
    boolean isFlawless() {
        return ends[ends.length - 1] == 0;
    }

    Fault faultOf(long messageNumber) {
        double place = hash.uniform(messageNumber);
        for (int i = 0; i < ends.length; i++) {
            if (place < ends[i]) {
                return FAULTS.get(i);
            }
        }
        return Fault.NONE;
    }

    private static double share(long oneIn) {
        return oneIn == 0 ? 0 : 1.0 / oneIn;
    }

    private static long oneIn(LoopbackConfig.Faults rates, Fault fault) {
        return switch (fault) {
            case NONE -> 0;
            case FAIL -> rates.failOneIn();
            case LOSE -> rates.loseOneIn();
            case DUPLICATE -> rates.duplicateOneIn();
            case REORDER -> rates.reorderOneIn();
            case CORRUPT -> rates.corruptOneIn();
        };
    }
}

package bench.driver.loopback;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the faults that were applied. Safe for use by many threads. */
final class FaultTally {
    private final Map<Fault, LongAdder> counts = new EnumMap<>(Fault.class);

    FaultTally() {
        for (Fault fault : Fault.values()) {
            counts.put(fault, new LongAdder());
        }
    }

    void applied(Fault fault) {
        counts.get(fault).increment();
    }

    FaultCounts counts() {
        return new FaultCounts(
                counts.get(Fault.FAIL).sum(),
                counts.get(Fault.LOSE).sum(),
                counts.get(Fault.DUPLICATE).sum(),
                counts.get(Fault.REORDER).sum(),
                counts.get(Fault.CORRUPT).sum());
    }
}

package bench.run;

import bench.delivery.LoadCount;
import java.util.Optional;

/** The first moment at which something was so that ends a phase. Confined to the control thread. */
final class EndMoment {
    private long momentNs = LoadCount.NEVER;

    /** Whether it was so when the load was looked at; the first look that says so counts. */
    void look(LoadCount count, boolean isSo) {
        if (isSo && !isKnown()) {
            momentNs = count.atNs();
        }
    }

    boolean isKnown() {
        return momentNs != LoadCount.NEVER;
    }

    /** The moment, where a phase that began at this one has had it. */
    Optional<Long> since(long phaseStartNs) {
        return momentNs < phaseStartNs ? Optional.empty() : Optional.of(momentNs);
    }
}

package bench.run;

import bench.delivery.LoadCount;
import java.util.Optional;

/** Ends a phase when nothing is in flight and nothing is left to read. Confined to the control thread. */
final class Emptying implements PhaseControl {
    private long emptyNs = LoadCount.NEVER;

    @Override
    public void look(LoadCount count, long backlog) {
        if (emptyNs == LoadCount.NEVER && count.inFlight() == 0 && backlog == 0) {
            emptyNs = count.atNs();
        }
    }

    @Override
    public boolean isOpenEnded() {
        return true;
    }

    @Override
    public Optional<Long> endedNs(long phaseStartNs) {
        return emptyNs < phaseStartNs ? Optional.empty() : Optional.of(emptyNs);
    }
}

package bench.run;

import bench.delivery.LoadCount;
import bench.result.PhaseLength;
import java.time.Duration;
import java.util.Optional;

/** Ends a phase when nothing is in flight and nothing is left to read. Confined to the control thread. */
final class Emptying implements PhaseControl {
    private final EndMoment empty = new EndMoment();

    @Override
    public void look(LoadCount count, long backlog) {
        empty.look(count, count.inFlight() == 0 && backlog == 0);
    }

    /** Whether that was so. */
    boolean isDone() {
        return empty.isKnown();
    }

    @Override
    public boolean isOpenEnded() {
        return true;
    }

    @Override
    public PhaseLength length(Duration asked) {
        return PhaseLength.upTo(asked);
    }

    @Override
    public Optional<Long> endedNs(long phaseStartNs) {
        return empty.since(phaseStartNs);
    }
}

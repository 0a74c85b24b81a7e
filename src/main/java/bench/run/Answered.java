package bench.run;

import bench.delivery.LoadCount;
import bench.result.PhaseLength;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends a phase when as many messages are answered as were sent before it: what is acked from then on was sent at the phase's
 * own rate. Confined to the control thread.
 */
final class Answered implements PhaseControl {
    private final EndMoment answered = new EndMoment();
    private long sentBefore = -1;

    @Override
    public void look(LoadCount count, long backlog) {
        if (sentBefore < 0) {
            sentBefore = count.sent();
        }
        answered.look(count, count.acked() + count.failed() >= sentBefore);
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
        return answered.since(phaseStartNs);
    }
}

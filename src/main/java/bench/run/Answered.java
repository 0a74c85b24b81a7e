package bench.run;

import bench.delivery.LoadCount;
import java.util.Optional;

/**
 * Ends a phase when as many messages are answered as were sent before it: what is acked from then on was sent at the phase's
 * own rate. Confined to the control thread.
 */
final class Answered implements PhaseControl {
    private long sentBefore = -1;
    private long answeredNs = LoadCount.NEVER;

    @Override
    public void look(LoadCount count, long backlog) {
        if (sentBefore < 0) {
            sentBefore = count.sent();
        }
        if (answeredNs == LoadCount.NEVER && count.acked() + count.failed() >= sentBefore) {
            answeredNs = count.atNs();
        }
    }

    @Override
    public boolean isOpenEnded() {
        return true;
    }

    @Override
    public Optional<Long> endedNs(long phaseStartNs) {
        return answeredNs < phaseStartNs ? Optional.empty() : Optional.of(answeredNs);
    }
}

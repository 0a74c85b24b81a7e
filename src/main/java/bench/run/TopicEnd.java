package bench.run;

import bench.delivery.LoadCount;
import bench.result.PhaseLength;
import bench.worker.Worker;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a run that only reads has read all that there is: nothing has come for a while, and every position is at the end of
 * its log. Ends the phase in which that is so. Confined to the control thread, which never waits here.
 */
final class TopicEnd implements PhaseControl {
    /** Others may be writing now and then; after so long without a message they are taken to have ended. */
    private static final long IDLE_NS = 3_000_000_000L;
    /** Without a message for so long, an end is possible. */
    private static final long SHORT_IDLE_NS = 300_000_000L;

    private final Worker worker;
    private final LogQuestion logs;
    private LoadCount count;
    /** What was left to read when the logs were looked at; -1 while it is not known. */
    private long behind = -1;

    TopicEnd(Worker worker, LogQuestion logs) {
        this.worker = worker;
        this.logs = logs;
        this.count = worker.progress();
    }

    /** Asks where the logs end when nothing has come for a while. */
    void look(LoadCount latest) {
        count = latest;
        if (idleNs() > SHORT_IDLE_NS) {
            logs.look(count.atNs());
            behind = logs.last().map(answer -> worker.behind(answer.logs())).orElse(-1L);
        }
    }

    private long idleNs() {
        return count.atNs() - count.lastReceiptNs();
    }

    /** Whether there is something that was not read, as far as is known. */
    boolean isReadable() {
        return behind > 0;
    }

    /** Whether everything is read that was there, after something was received at all. */
    boolean isReached() {
        boolean settled = logs.last()
                .filter(answer -> answer.askedNs() - count.lastReceiptNs() > IDLE_NS)
                .isPresent();
        return count.lastReceiptNs() != LoadCount.NEVER && behind == 0 && settled;
    }

    @Override
    public PhaseLength length(Duration asked) {
        return PhaseLength.upTo(asked);
    }

    @Override
    public Optional<Long> endedNs(long phaseStartNs) {
        return isReached() && count.lastReceiptNs() >= phaseStartNs
                ? Optional.of(count.lastReceiptNs())
                : Optional.empty();
    }

    @Override
    public boolean isAboutToEnd(long phaseStartNs) {
        return count.lastReceiptNs() >= phaseStartNs && idleNs() > SHORT_IDLE_NS && behind <= 0 && !isReached();
    }
}

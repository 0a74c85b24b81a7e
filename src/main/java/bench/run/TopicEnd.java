package bench.run;

import bench.delivery.LoadCount;
import bench.worker.LocalWorker;

/**
 * Whether a run that only reads has read all that there is: nothing has come for a while, and every position is at the end of
 * its log. Confined to the control thread, which never waits here.
 */
final class TopicEnd {
    /** Others may be writing now and then; after so long without a message they are taken to have ended. */
    private static final long IDLE_NS = 3_000_000_000L;
    /** Without a message for so long, an end is possible. */
    private static final long SHORT_IDLE_NS = 300_000_000L;

    private final LocalWorker worker;
    private final LogQuestion logs;
    private LoadCount count;
    /** What was left to read when the logs were looked at; -1 while it is not known. */
    private long behind = -1;

    TopicEnd(LocalWorker worker, LogQuestion logs) {
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

    /** Whether everything is read that was there, after something was received from this moment on. */
    boolean isReached(long sinceNs) {
        boolean settled = logs.last()
                .filter(answer -> answer.askedNs() - count.lastReceiptNs() > IDLE_NS)
                .isPresent();
        return count.lastReceiptNs() >= sinceNs && behind == 0 && settled;
    }

    /** Whether {@link #isReached} may soon be so: until then it is open to which interval the silence belongs. */
    boolean isNear(long sinceNs) {
        return count.lastReceiptNs() >= sinceNs && idleNs() > SHORT_IDLE_NS && behind <= 0 && !isReached(sinceNs);
    }

    /** When the last message came. */
    long lastReceiptNs() {
        return count.lastReceiptNs();
    }
}

package bench.run;

import bench.delivery.LoadCount;
import bench.time.Clock;
import bench.worker.Worker;
import java.util.Optional;

/**
 * Looks at a load for the phase that is under way. What is seen from the start of the next one on is not this one's: a load
 * without a limit sends thousands of messages in a few milliseconds. Confined to the control thread.
 */
final class Looks {
    private final Worker worker;
    private final Clock clock;
    private final PhaseListener listener;
    /** Of the phase; empty before the first. */
    private Optional<PhaseControl> control = Optional.empty();
    /** When the next one begins. */
    private long endNs = Long.MAX_VALUE;

    private long backlog;
    private long inFlight;

    Looks(Worker worker, Clock clock, PhaseListener listener) {
        this.worker = worker;
        this.clock = clock;
        this.listener = listener;
    }

    void phaseBegan(PhaseControl phase) {
        control = Optional.of(phase);
        endNs = Long.MAX_VALUE;
        backlog = worker.backlog();
        inFlight = worker.progress().inFlight();
    }

    /** The next phase begins at this moment, which lies ahead. */
    void phaseEndsAt(long momentNs) {
        endNs = momentNs;
    }

    void look() {
        LoadCount count = listener.look();
        long backlogNow = worker.backlog();
        // A thread that looks may be kept from it between two of the figures, so it is the moment after them that
        // counts.
        if (control.isPresent() && clock.nanoTime() < endNs) {
            backlog = backlogNow;
            inFlight = count.inFlight();
            listener.looked(count);
            control.get().look(count, backlog);
        }
    }

    /** Messages acked and not yet received, over all subscriptions, at the phase's last look. */
    long backlog() {
        return backlog;
    }

    /** Messages sent, and neither acked nor failed, at the same look. */
    long inFlight() {
        return inFlight;
    }
}

package bench.worker;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What went wrong in the threads of the load. Safe for use by many threads.
 *
 * <p>A thread that cannot go on ends the run; a send that was not stored is counted elsewhere, and each kind of reason is
 * told once.
 */
final class Failures {
    /** Reasons may carry figures that differ each time; a log that is flooded tells nothing. */
    private static final int MAX_REASONS = 10;

    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final Set<String> reasons = ConcurrentHashMap.newKeySet();
    private final Consumer<String> warnings;
    private final Predicate<Throwable> passes;
    /** Written by any thread that learns of a failed send, read by the control thread. */
    private volatile String firstReason;
    /** Likewise: whether one of the failures may pass. */
    private volatile boolean mayPass;

    /** @param passes whether a send that has failed with this may succeed when it is made again */
    Failures(Consumer<String> warnings, Predicate<Throwable> passes) {
        this.warnings = warnings;
        this.passes = passes;
    }

    /** A thread ends because of this. The first one is kept. */
    void fatal(Throwable cause) {
        fatal.compareAndSet(null, cause);
    }

    /** Why a thread has ended, or null. */
    Throwable fatal() {
        return fatal.get();
    }

    /** Why sends fail, where no failure so far is one that may pass. */
    Optional<String> lastingReason() {
        return mayPass ? Optional.empty() : Optional.ofNullable(firstReason);
    }

    /** A client did not close in order, after its work was done. */
    void closeFailed(Throwable cause) {
        warnings.accept("a consumer did not close in order: " + cause.getMessage());
    }

    /** A message was not stored, because of this. */
    void sendFailed(Throwable error) {
        String reason = error.getClass().getSimpleName() + ": " + error.getMessage();
        if (!mayPass && passes.test(error)) {
            mayPass = true;
        } else if (firstReason == null) {
            firstReason = reason;
        }
        if (reasons.size() < MAX_REASONS && reasons.add(reason)) {
            warnings.accept("sends fail: " + reason);
        }
    }
}

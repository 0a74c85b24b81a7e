package bench.worker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

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

    Failures(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /** A thread ends because of this. The first one is kept. */
    void fatal(Throwable cause) {
        fatal.compareAndSet(null, cause);
    }

    /** Why a thread has ended, or null. */
    Throwable fatal() {
        return fatal.get();
    }

    /** A client did not close in order, after its work was done. */
    void closeFailed(Throwable cause) {
        warnings.accept("a consumer did not close in order: " + cause.getMessage());
    }

    /** A message was not stored, because of this. */
    void sendFailed(Throwable error) {
        String reason = error.getClass().getSimpleName() + ": " + error.getMessage();
        if (reasons.size() < MAX_REASONS && reasons.add(reason)) {
            warnings.accept("sends fail: " + reason);
        }
    }
}

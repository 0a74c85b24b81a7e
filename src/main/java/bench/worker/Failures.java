package bench.worker;

import bench.driver.DriverException;
import bench.log.Kinds;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What went wrong in the threads of the load. Safe for use by many threads.
 *
 * <p>A thread that cannot go on ends the run. Other failures are counted elsewhere: the first of each kind is a warning,
 * and in the end how many more there were.
 */
final class Failures {
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final Kinds warned = new Kinds(1);
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

    /** Fails with the reason why a thread has ended, if one has. */
    void throwIfFatal() {
        Throwable failure = fatal.get();
        if (failure instanceof DriverException cause) {
            throw cause;
        }
        if (failure != null) {
            throw new DriverException("a thread of the load has failed: " + failure, failure);
        }
    }

    /** Why sends fail, where no failure so far is one that may pass. */
    Optional<String> lastingReason() {
        return mayPass ? Optional.empty() : Optional.ofNullable(firstReason);
    }

    /** A client did not close in order, after its work was done. */
    void closeFailed(Throwable cause) {
        warn("a consumer did not close in order: " + cause.getMessage());
    }

    /** A message was not stored, because of this. */
    void sendFailed(Throwable error) {
        String reason = reason(error);
        if (!mayPass && passes.test(error)) {
            mayPass = true;
        } else if (firstReason == null) {
            firstReason = reason;
        }
        warn("sends fail: " + reason);
    }

    private void warn(String warning) {
        if (warned.admits(warning)) {
            warnings.accept(warning);
        }
    }

    /** A part of the load has ended: one warning for each kind that came again since the last call. */
    void warnOfRest() {
        warned.takeSuppressed().forEach(warnings);
    }

    /** The deepest cause: a client that has failed throws the same for every later send, and has the reason only there. */
    private static String reason(Throwable error) {
        Throwable reason = error;
        while (reason.getCause() != null && reason.getCause().getMessage() != null) {
            reason = reason.getCause();
        }
        return reason.getClass().getSimpleName() + ": " + reason.getMessage();
    }
}

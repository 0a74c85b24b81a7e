package bench.cli;

import java.util.Optional;

/** Lets other threads stop a run, by an interrupt of its control thread, and keeps why. Safe for use by many threads. */
final class RunStop implements AutoCloseable {
    private final Thread control;
    /** The first that was given; null before. */
    private RuntimeException cause;

    private boolean closed;

    /** Of the run that this thread controls. */
    RunStop() {
        control = Thread.currentThread();
    }

    /** Stops the run if it is still on; what was given first is why. */
    synchronized void because(RuntimeException failure) {
        if (!closed && cause == null) {
            cause = failure;
            control.interrupt();
        }
    }

    /** Why the run was stopped; empty while it was not, and where it was the user. */
    synchronized Optional<RuntimeException> cause() {
        return Optional.ofNullable(cause);
    }

    /** From now on nothing is stopped. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}

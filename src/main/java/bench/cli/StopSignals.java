package bench.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, SIGTERM and a closed terminal: the first signal interrupts the control thread, which ends the run in order; the
 * second, or the end of its patience, ends the JVM at once.
 *
 * <p>A signal that this process was started to ignore stays ignored; where a JVM does not give its signals away, it ends at
 * once.
 */
final class StopSignals {
    /** As {@link ExitCode} needs them. */
    private enum Stop {
        HUP(1),
        INT(2),
        TERM(15);

        private final int number;

        Stop(int number) {
            this.number = number;
        }
    }

    /**
     * How signals are obeyed.
     *
     * @param secondStopsAtOnce whether a second signal ends the JVM at once; else it does nothing
     * @param patience in which a run can close its clients, delete its topics and end its broker
     */
    record Manner(boolean secondStopsAtOnce, Duration patience) {
        /** Of a command that a user has started. */
        static final Manner OF_A_COMMAND = new Manner(true, Duration.ofMillis(9_500));
    }

    private final Thread control;
    private final Manner manner;
    private final Runnable onFirst;
    private final Runnable onHalt;
    /** The number of the first signal, 0 before it. Written by the JVM's signal threads, read by the control thread. */
    private volatile int received;

    private StopSignals(Thread control, Manner manner, Runnable onFirst, Runnable onHalt) {
        this.control = control;
        this.manner = manner;
        this.onFirst = onFirst;
        this.onHalt = onHalt;
    }

    /**
     * Takes over the signals of this JVM.
     *
     * @param onFirst runs on a thread of the JVM's
     * @param onHalt runs before the JVM is ended with work undone, on any thread
     */
    static StopSignals install(Thread control, Manner manner, Runnable onFirst, Runnable onHalt) {
        StopSignals signals = new StopSignals(control, manner, onFirst, onHalt);
        for (Stop stop : Stop.values()) {
            Signals.handle(stop.name(), () -> signals.onSignal(stop.number));
        }
        return signals;
    }

    /** The number of the first signal, or 0. */
    int received() {
        return received;
    }

    /** Does what SIGTERM does. */
    void stop() {
        onSignal(Stop.TERM.number);
    }

    /** Whatever hangs, a signal is obeyed. */
    private void haltWhenOverdue(int number) {
        Thread deadline = new Thread(
                () -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(manner.patience.toMillis());
                        halt(number);
                    } catch (InterruptedException e) {
                        // Nobody interrupts it; then there is no deadline.
                        Thread.currentThread().interrupt();
                    }
                },
                "bench-stop-deadline");
        deadline.setDaemon(true);
        deadline.start();
    }

    private void halt(int number) {
        onHalt.run();
        Runtime.getRuntime().halt(ExitCode.ofSignal(number));
    }

    private void onSignal(int number) {
        boolean first;
        synchronized (this) {
            first = received == 0;
            if (first) {
                received = number;
            }
        }
        if (!first && !manner.secondStopsAtOnce) {
            return;
        }
        if (!first) {
            halt(number);
        }
        haltWhenOverdue(number);
        // Not the other way round: whoever reads our lines may have stopped to read.
        control.interrupt();
        onFirst.run();
    }
}

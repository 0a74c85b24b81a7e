package bench.broker;

/** How a process has ended. Java has the exit codes that a shell has: of one that a signal has ended, 128 and the signal. */
public record ProcessEnd(int exitCode) {
    private static final int SIGNAL = 128;
    private static final int LAST_SIGNAL = 64;

    /** Whether a signal has ended it. */
    boolean isBySignal() {
        return exitCode > SIGNAL && exitCode <= SIGNAL + LAST_SIGNAL;
    }

    /** For people, as a phrase that follows its name: {@code was killed (signal 9)}. */
    public String text() {
        return isBySignal() ? "was killed (signal " + (exitCode - SIGNAL) + ")" : "ended with exit code " + exitCode;
    }
}

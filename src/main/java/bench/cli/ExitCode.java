package bench.cli;

/** What the exit codes of a process mean. */
enum ExitCode {
    /** Completed, and the measurement is valid. */
    VALID(0),
    /** A run failed; what was measured is written, marked incomplete. */
    FAILED(1),
    /** Bad usage or a bad file. */
    USAGE(2),
    /** Completed, but the measurement is not to be trusted. */
    INVALID(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The exit code of a command, other parts of whose output were lost than those on standard error. */
    static int withLostOutput(int code) {
        return code == VALID.number || code == INVALID.number ? FAILED.number : code;
    }

    /** The exit code of a process that was stopped by a signal. */
    static int ofSignal(int signal) {
        return 128 + signal;
    }
}

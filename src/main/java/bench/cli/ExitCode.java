package bench.cli;

import bench.result.Check;
import bench.result.Result;
import bench.result.Threshold;
import java.util.List;
import java.util.stream.IntStream;

/** What the exit codes of a process mean. */
enum ExitCode {
    /** Completed, and the measurement is valid. */
    VALID(0),
    /** A run failed; what was measured is written, marked incomplete. */
    FAILED(1),
    /** Bad usage or a bad file. */
    USAGE(2),
    /** Completed, but the measurement is not to be trusted. */
    INVALID(3),
    /** Completed or ended for that reason: a threshold was missed, or a comparison shows a regression. */
    THRESHOLD(4);

    /** The worst first: a run that failed says less than any other. */
    private static final List<ExitCode> BY_WEIGHT = List.of(FAILED, USAGE, INVALID, THRESHOLD, VALID);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The exit code of a run that has completed with this result. */
    static ExitCode of(Result result) {
        if (result.validity().verdict() == Check.Verdict.INVALID) {
            return INVALID;
        }
        return result.thresholds().stream().allMatch(Threshold::isMet) ? VALID : THRESHOLD;
    }

    /** That of several runs together, of which these are two. */
    static int worse(int one, int other) {
        return weight(one) <= weight(other) ? one : other;
    }

    private static int weight(int number) {
        return IntStream.range(0, BY_WEIGHT.size())
                .filter(i -> BY_WEIGHT.get(i).number == number)
                .findFirst()
                .orElse(-1);
    }

    /** Whether a run that has completed, whatever it has found, ends with this. */
    static boolean isOfCompletedRun(int number) {
        return number == VALID.number || number == INVALID.number || number == THRESHOLD.number;
    }

    /** The exit code of a command, other parts of whose output were lost than those on standard error. */
    static int withLostOutput(int code) {
        return code == USAGE.number ? code : worse(code, FAILED.number);
    }

    /** The exit code of a process that was stopped by a signal. */
    static int ofSignal(int signal) {
        return 128 + signal;
    }
}

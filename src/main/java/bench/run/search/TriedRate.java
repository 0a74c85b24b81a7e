package bench.run.search;

import java.util.ArrayList;
import java.util.List;

/** A rate and what its trials have shown so far. Confined to one thread. */
final class TriedRate {
    private final double rate;
    private int passes;
    private int failures;
    /** Whether it was not sustained for the length of a confirmation: no number of short trials makes up for that. */
    private boolean hasFailedConfirmation;

    private List<String> failed = List.of();

    TriedRate(double rate) {
        this.rate = rate;
    }

    double rate() {
        return rate;
    }

    void add(Trial trial) {
        if (trial.verdict() == Trial.Verdict.PASS) {
            passes++;
        } else if (trial.verdict() == Trial.Verdict.FAIL) {
            failures++;
            failed = new ArrayList<>(trial.failed());
        }
    }

    void addConfirmation(Trial trial) {
        if (trial.verdict() == Trial.Verdict.FAIL) {
            hasFailedConfirmation = true;
            failed = new ArrayList<>(trial.failed());
        }
    }

    /** Whether more trials of the stage cannot make it fail. */
    boolean isLower(Stage stage) {
        return !hasFailedConfirmation
                && failures <= stage.allowedFailures()
                && passes >= stage.trials() - stage.allowedFailures();
    }

    /** Whether more failed than the stage allows. */
    boolean isUpper(Stage stage) {
        return hasFailedConfirmation || failures > stage.allowedFailures();
    }

    boolean isDecided(Stage stage) {
        return isLower(stage) || isUpper(stage);
    }

    /** Whether a trial has failed, whatever the others did. */
    boolean hasFailed() {
        return failures > 0 || hasFailedConfirmation;
    }

    boolean hasPassed() {
        return passes > 0;
    }

    /** What was not met when it failed last. */
    List<String> failed() {
        return failed;
    }
}

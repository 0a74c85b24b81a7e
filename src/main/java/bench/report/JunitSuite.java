package bench.report;

import bench.result.Check;
import bench.result.Result;
import bench.result.Threshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A result as a suite of tests: whether the run was finished, each check, each threshold.
 *
 * @param className by which servers follow a case over time: the same for each run of a workload with a driver
 */
record JunitSuite(NamedResult named, String className, List<Case> cases) {
    /** What became of a case. */
    enum Outcome {
        PASSED(""),
        FAILED("failure"),
        /** The run itself was at fault. */
        ERROR("error"),
        /** It could not be judged. */
        SKIPPED("skipped");

        private final String element;

        Outcome(String element) {
            this.element = element;
        }

        /** The name of its element; empty where a case has none. */
        String element() {
            return element;
        }
    }

    /**
     * A test case.
     *
     * @param type of what was not passed; empty where it was
     * @param message the figure and its limit
     * @param text what else to know; empty for nothing
     */
    record Case(String name, Outcome outcome, String type, String message, String text) {
        static Case passed(String name, String text) {
            return new Case(name, Outcome.PASSED, "", "", text);
        }
    }

    /**
     * The suite of a result.
     *
     * @param number of results of this workload and driver, up to this one
     */
    static JunitSuite of(NamedResult named, int number) {
        NamedResult.Names names = named.names();
        // What is before the last dot is the package.
        String name = "bench." + names.workload().replace('.', '_') + "."
                + names.driver().replace('.', '_');
        return new JunitSuite(named, number == 1 ? name : name + " (" + number + ")", cases(named.result()));
    }

    private static List<Case> cases(Result result) {
        List<Case> cases = new ArrayList<>();
        cases.add(finished(result));
        result.validity().checks().forEach(check -> cases.add(of(check)));
        result.thresholds().forEach(threshold -> cases.add(of(threshold, result.isTrusted())));
        return cases;
    }

    private static Case finished(Result result) {
        String name = "run is complete";
        return result.run().isComplete()
                ? Case.passed(name, "")
                : new Case(
                        name,
                        Outcome.ERROR,
                        "incomplete",
                        "incomplete: " + result.run().reason(),
                        "");
    }

    private static Case of(Check check) {
        return switch (check.verdict()) {
            case VALID -> Case.passed(check.name(), Trust.seen(check));
            case WARN -> Case.passed(check.name(), "warning: " + Trust.line(check));
            case INVALID -> new Case(check.name(), Outcome.FAILED, "invalid", Trust.seen(check), check.advice());
        };
    }

    /** What is met by figures that are not to be trusted says nothing. */
    private static Case of(Threshold threshold, boolean isTrusted) {
        if (!isTrusted) {
            return new Case(threshold.text(), Outcome.SKIPPED, "", "the figures are not to be trusted", "");
        }
        return threshold.isMet()
                ? Case.passed(threshold.text(), threshold.seen())
                : new Case(threshold.text(), Outcome.FAILED, "threshold", threshold.seen(), "");
    }

    long count(Outcome outcome) {
        return cases.stream().filter(each -> each.outcome == outcome).count();
    }

    /** How long the run took. */
    double seconds() {
        Result.Times times = named.result().run().times();
        return Math.max(0, Duration.between(times.startedAt(), times.endedAt()).toMillis()) / 1e3;
    }
}

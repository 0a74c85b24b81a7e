package bench.report.html;

import bench.report.NamedResult;
import bench.result.Check;
import bench.result.Result;
import bench.result.Validity;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What stands above all figures of a run: whether they are to be trusted, and why not.
 *
 * @param kind of the verdict, as a class of the style sheet
 * @param label of the run; empty where there is but one
 * @param verdict in a word
 * @param sentence the reason
 * @param reasons the checks that were not passed, the worst first
 * @param remarks what else a reader should know
 * @param facts what was run
 */
record VerdictBox(
        String kind,
        String label,
        String verdict,
        String sentence,
        List<Reason> reasons,
        List<String> remarks,
        List<Fact> facts) {
    /** A check that was not passed, or a threshold that was missed, whose limit is in its name. */
    record Reason(String kind, String name, String figure, String limit, String advice) {}

    /** A name and what it is in this run. */
    record Fact(String name, String value) {}

    static VerdictBox of(LabelledRun run) {
        Result result = run.result();
        Validity validity = result.validity();
        boolean isComplete = result.run().isComplete();
        return new VerdictBox(
                isComplete ? validity.verdict().text() : "incomplete",
                run.label(),
                (isComplete ? validity.verdict().text() : "incomplete").toUpperCase(Locale.ROOT),
                sentence(result),
                reasons(result),
                validity.remarks(),
                facts(run));
    }

    private static String sentence(Result result) {
        Validity validity = result.validity();
        String limited = validity.isLimited() ? " Limited by: " + validity.bottleneck() + "." : "";
        if (!result.run().isComplete()) {
            return "The run did not finish: " + result.run().reason() + "." + limited;
        }
        return switch (validity.verdict()) {
            case VALID -> "No check finds fault with the figures." + limited;
            case WARN -> "The figures hold, with a reservation." + limited;
            case INVALID -> "The figures are not to be trusted." + limited;
        };
    }

    private static List<Reason> reasons(Result result) {
        Stream<Reason> checks = result.validity().checks().stream()
                .filter(check -> check.verdict() != Check.Verdict.VALID)
                .sorted((one, other) -> other.verdict().compareTo(one.verdict()))
                .map(check -> new Reason(
                        check.verdict().text(), check.name(), check.figure(), check.limit(), check.advice()));
        Stream<Reason> missed = result.thresholds().stream()
                .filter(threshold -> !threshold.isMet())
                .map(threshold -> new Reason(threshold.verdict().text(), threshold.text(), threshold.seen(), "", ""));
        return Stream.concat(checks, missed).toList();
    }

    private static List<Fact> facts(LabelledRun run) {
        Result result = run.result();
        Result.Times times = result.run().times();
        return List.of(
                new Fact("Workload", result.setup().workload()),
                new Fact("Driver", result.setup().driver()),
                new Fact("Result", run.name()),
                new Fact("Run", result.run().id()),
                new Fact(
                        "Started",
                        times.startedAt().truncatedTo(ChronoUnit.SECONDS).toString()),
                new Fact(
                        "Measured",
                        result.run().isMeasured() ? Numbers.seconds(times.measuredSeconds()) + " s" : "nothing"),
                new Fact("Target", target(result)));
    }

    /** Messages/s that were asked for. */
    static String target(Result result) {
        Result.Times times = result.run().times();
        if (!result.run().isMeasured()) {
            return result.course().search() == null ? "-" : "searched for";
        }
        if (result.setup().producersPerTopic() == 0) {
            return "nothing is sent";
        }
        if (times.targetRate() == null) {
            return "of each phase";
        }
        if (times.isUnlimited()) {
            return "as fast as possible";
        }
        long measured = result.course().phases().stream()
                .filter(phase -> phase.phase().measured())
                .count();
        return Numbers.rate(times.targetRate()) + " msg/s" + (measured > 1 ? " on average" : "");
    }

    /** A title for the whole page. */
    static String title(List<NamedResult> results) {
        Result.Setup first = results.get(0).result().setup();
        return results.size() == 1
                ? first.workload() + " with " + first.driver()
                : results.size() + " results of bench";
    }
}

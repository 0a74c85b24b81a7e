package bench.cli;

import bench.config.ThresholdRule;
import bench.report.NamedResult;
import bench.report.ThresholdBlock;
import bench.result.Threshold;
import bench.validity.Thresholds;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Thresholds that results are held against after their runs: by the median of several. */
final class ResultThresholds {
    private final List<ThresholdRule> rules;
    private final List<NamedResult> results;
    private final List<Threshold> judged;

    /**
     * Judges at once.
     *
     * @param rules none where nothing is asked for
     * @param results at least one
     * @throws ConfigException when a result has no phase of a name that is asked for, or that has no such figure
     */
    ResultThresholds(List<ThresholdRule> rules, List<NamedResult> results) {
        this.rules = rules;
        this.results = results;
        checkPhases();
        this.judged = Thresholds.ofMedians(
                rules, results.stream().map(NamedResult::result).toList());
    }

    private void checkPhases() {
        List<String> problems = new ArrayList<>();
        for (ThresholdRule rule : rules) {
            for (NamedResult result : results) {
                ThresholdPhases.of(result.name(), result.result())
                        .mistake(rule)
                        .ifPresent(what -> problems.add("--threshold: " + Wording.quoted(rule.text()) + ": " + what));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /** The results as outputs are to show them: with what became of these thresholds, where there are some. */
    List<NamedResult> results() {
        return rules.isEmpty()
                ? results
                : results.stream()
                        .map(each -> new NamedResult(each.name(), each.result().withThresholds(judged)))
                        .toList();
    }

    /** Says what became of them. */
    void print(PrintWriter out) {
        if (!rules.isEmpty()) {
            new ThresholdBlock(out).print(judged, doubt());
        }
    }

    private String doubt() {
        List<String> doubtful = doubtful();
        return doubtful.isEmpty() ? "" : "the figures of " + Wording.listed(doubtful, 3) + " are not to be trusted";
    }

    private List<String> doubtful() {
        return results.stream()
                .filter(each -> !each.result().isTrusted())
                .map(NamedResult::name)
                .toList();
    }

    /** What they come to: figures that are not to be trusted neither meet nor miss anything. */
    ExitCode code() {
        if (rules.isEmpty()) {
            return ExitCode.VALID;
        }
        if (!doubtful().isEmpty()) {
            return ExitCode.INVALID;
        }
        return judged.stream().allMatch(Threshold::isMet) ? ExitCode.VALID : ExitCode.THRESHOLD;
    }
}

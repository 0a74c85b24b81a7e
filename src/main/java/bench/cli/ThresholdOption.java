package bench.cli;

import static bench.cli.OptionGroup.Heading.THRESHOLDS;

import bench.config.Overrides;
import bench.config.ThresholdRule;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The conditions that runs, or the results of runs, have to meet. */
@OptionGroup(THRESHOLDS)
final class ThresholdOption {
    private static final String NAME = "--threshold";

    @Option(
            names = NAME,
            paramLabel = "COND",
            description =
                    "What must hold, such as 'publishResponseLatency.p99 < 20ms' or 'phase.NAME: publishRate >= 1000';"
                            + " else the exit code is 4. May be given more than once.")
    private List<String> conditions = new ArrayList<>();

    /** Adds what the option says to that of others: it takes the place of what the file says. */
    Overrides addTo(Overrides others) {
        return conditions.isEmpty() ? others : others.withWorkload(NAME, "thresholds", YamlList.of(conditions));
    }

    /**
     * What the option says by itself; none where it was not given.
     *
     * @throws ConfigException with all that is wrong
     */
    List<ThresholdRule> read() {
        List<String> problems = new ArrayList<>();
        List<ThresholdRule> rules = new ArrayList<>();
        for (String text : conditions) {
            Optional<ThresholdRule> rule = ThresholdRule.parse(text);
            rule.ifPresentOrElse(
                    rules::add,
                    () -> problems.add(NAME + ": "
                            + ThresholdRule.mistake(text)
                                    .map(what -> Wording.quoted(text) + ": " + what)
                                    .orElseGet(() ->
                                            "must be " + ThresholdRule.FORM + ", but is " + Wording.quoted(text))));
        }
        ThresholdCheck.mistakesIn(rules).forEach(mistake -> problems.add(NAME + ": " + mistake));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return rules;
    }
}

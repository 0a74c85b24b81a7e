package bench.cli;

import bench.compare.CompareOptions;
import bench.compare.PrimaryFigures;
import bench.compare.Sides;
import bench.config.Condition;
import bench.result.Comparison;
import bench.result.Comparison.Answer;
import bench.result.Figures;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options by which a comparison decides, and what its answer comes to as an exit code. */
final class CompareRules {
    private static final String WARN = "warn";
    private static final String FAIL = "fail";
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%");

    @Option(
            names = "--figure",
            paramLabel = "NAME",
            description = "A figure that decides, such as endToEndResponseLatency.p99; at most 3. By default"
                    + " publishResponseLatency.p50 and .p99 and endToEndResponseLatency.p99, or publishRate where no rate"
                    + " was given.")
    private List<String> figures = new ArrayList<>();

    @Option(
            names = "--min-effect",
            paramLabel = "PERCENT",
            defaultValue = "5%",
            description = "The smallest change that matters, ${DEFAULT-VALUE} by default.")
    private String minEffect;

    @Option(
            names = "--inconclusive",
            paramLabel = "MODE",
            defaultValue = WARN,
            description = "What to do where the runs do not show the answer of a figure: warn, or fail with exit code 4"
                    + " (default: ${DEFAULT-VALUE}).")
    private String inconclusive;

    @Option(
            names = "--one-run",
            paramLabel = "MODE",
            defaultValue = WARN,
            description =
                    "What a single run a side may come to: warn gives no answer, fail takes what has varied within"
                            + " the runs for how runs vary, with exit code 4 on a regression (default: ${DEFAULT-VALUE}).")
    private String oneRun;

    /** The names in a result, without repetition; set by {@link #check}. */
    private List<String> names = List.of();

    private double smallestEffect;

    /**
     * Fails when something is wrong whatever the runs are.
     *
     * @throws ConfigException with all of it
     */
    void check() {
        List<String> problems = new ArrayList<>();
        Set<String> known = Figures.unitsByName().keySet();
        Set<String> named = new LinkedHashSet<>();
        for (String figure : figures) {
            String name = Condition.figure(figure.strip());
            named.add(name);
            if (!known.contains(name)) {
                String near = Wording.didYouMean(name, known);
                problems.add("--figure: unknown figure " + Wording.quoted(figure)
                        + (near.isEmpty()
                                ? ": it must be a latency and a statistic, such as publishResponseLatency.p99, or a rate"
                                        + " such as publishRate"
                                : near));
            }
        }
        if (named.size() > CompareOptions.MOST_FIGURES) {
            problems.add("--figure: must be given at most " + CompareOptions.MOST_FIGURES + " times, but these are "
                    + named.size() + ": the more figures decide, the more runs each of them needs");
        }
        names = List.copyOf(named);
        checkEffect(problems);
        checkMode("--inconclusive", inconclusive, problems);
        checkMode("--one-run", oneRun, problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    private void checkEffect(List<String> problems) {
        Matcher percent = PERCENT.matcher(minEffect.strip());
        smallestEffect = percent.matches() ? Double.parseDouble(percent.group(1)) / 100 : 0;
        if (smallestEffect <= 0 || smallestEffect >= 1) {
            problems.add("--min-effect: must be a percentage above 0% and below 100%, such as 5%, but is "
                    + Wording.quoted(minEffect));
        }
    }

    private static void checkMode(String option, String mode, List<String> problems) {
        if (!mode.equals(WARN) && !mode.equals(FAIL)) {
            problems.add(option + ": must be warn or fail, but is " + Wording.quoted(mode));
        }
    }

    /**
     * How these runs are compared.
     *
     * @throws ConfigException when there is no figure that could decide
     */
    CompareOptions options(Sides sides) {
        PrimaryFigures primary = new PrimaryFigures(sides);
        List<String> problems = new ArrayList<>();
        names.forEach(name -> primary.mistakeIn(name)
                .ifPresent(mistake -> problems.add("--figure: " + Wording.quoted(name) + ": " + mistake)));
        if (names.isEmpty() && primary.standard().isEmpty()) {
            problems.add("compare: the results have no latency in common that could decide: name a figure by --figure");
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new CompareOptions(names, smallestEffect, oneRun.equals(FAIL), CompareOptions.STANDARD.seed());
    }

    /** What the answer comes to; a figure that is open is never passed over in silence. */
    ExitCode code(Comparison comparison, Progress progress) {
        if (comparison.answer() == Answer.REGRESSION) {
            return ExitCode.THRESHOLD;
        }
        if (!comparison.isOpen()) {
            return ExitCode.VALID;
        }
        if (inconclusive.equals(FAIL)) {
            return ExitCode.THRESHOLD;
        }
        progress.warn("the runs do not show the answer of every primary figure; with --inconclusive fail this is exit"
                + " code 4");
        return ExitCode.VALID;
    }
}

package bench.cli;

import bench.config.Condition;
import bench.config.ConfigFile;
import bench.config.Overrides;
import bench.config.Workload;
import bench.result.Figures;
import bench.stats.Latency;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that have the rate searched, and whether a workload can have that, and its conditions be judged in a trial. */
final class RateGoal {
    private static final String ERROR_RATE = "publishErrorRate";

    @Option(
            names = "--find-rate",
            description = "Finds the highest rate that is sustained, and measures at it, whatever producerRate says.")
    private boolean findRate;

    @Option(
            names = "--slo",
            paramLabel = "COND",
            description =
                    "What has to hold at that rate, such as 'endToEndResponseLatency.p99 < 50ms'. May be given more"
                            + " than once.")
    private List<String> slo = new ArrayList<>();

    /** Adds what the options say to that of others. */
    Overrides addTo(Overrides others) {
        Overrides overrides = findRate ? others.withWorkload("--find-rate", "producerRate", "0") : others;
        return slo.isEmpty() ? overrides : overrides.withWorkload("--slo", "slo", yamlList(slo));
    }

    /** As a file would have it, so that each is read as it would be there. */
    private static String yamlList(List<String> texts) {
        return texts.stream().allMatch(String::isBlank)
                ? ""
                : texts.stream()
                        .map(text -> "'" + text.replace("'", "''") + "'")
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    /** What is wrong with a workload, one line each. */
    List<String> problems(ConfigFile<Workload> file) {
        Workload workload = file.value();
        List<String> problems = new ArrayList<>();
        if (findRate && workload.clients().producersPerTopic() == 0) {
            problems.add("--find-rate: " + file.path() + " produces nothing, so there is no rate to find");
            return problems;
        }
        if (findRate && !workload.findsRate()) {
            problems.add("--find-rate: " + file.path() + " has its rates in producerRateList, so there is none to find;"
                    + " --set producerRateList=[] leaves them out");
        }
        if (workload.findsRate() && workload.backlog().isPresent()) {
            problems.add(file.path() + ": a search for the rate goes without a backlog: give a producerRate, or leave"
                    + " consumerBacklogSizeGB out");
        }
        for (Condition condition : workload.rate().slo()) {
            problem(condition, workload)
                    .ifPresent(what ->
                            problems.add(file.place("slo") + ": " + Wording.quoted(condition.text()) + ": " + what));
        }
        return problems;
    }

    private static Optional<String> problem(Condition condition, Workload workload) {
        return unknown(condition).or(() -> unfit(condition)).or(() -> unseen(condition, workload));
    }

    /** Why there is no such figure, or none of that unit: of any condition, be it for a trial or for a whole run. */
    static Optional<String> unknown(Condition condition) {
        Map<String, String> units = Figures.unitsByName();
        String unit = units.get(condition.figure());
        if (unit == null) {
            String near = Wording.didYouMean(condition.figure(), units.keySet());
            return Optional.of("unknown figure " + Wording.quoted(condition.figure())
                    + (near.isEmpty()
                            ? ": it must be a latency and a statistic, such as publishLatency.p99, or a rate such as"
                                    + " publishRate"
                            : near));
        }
        return condition.limitIn(unit).isPresent()
                ? Optional.empty()
                : Optional.of("its limit must be " + Condition.unitsFor(unit)
                        + (condition.unit().isEmpty() ? ", but has no unit" : ", but is in " + condition.unit()));
    }

    /** A search goes up while a condition holds, and down where it does not. */
    private static Optional<String> unfit(Condition condition) {
        boolean isLatency = isLatency(condition);
        if ((isLatency || condition.figure().equals(ERROR_RATE))
                && !condition.operator().isUpper()) {
            return Optional.of("must be an upper limit, with < or <=: with more load it becomes higher");
        }
        return isLatency || condition.figure().endsWith("Rate")
                ? Optional.empty()
                : Optional.of(
                        "is known only when a run has ended: a condition of a trial must be for a latency or a rate");
    }

    private static boolean isLatency(Condition condition) {
        return Stream.of(Latency.values()).anyMatch(each -> isOf(each, condition));
    }

    private static boolean isOf(Latency latency, Condition condition) {
        return condition.figure().startsWith(latency.resultName() + ".");
    }

    private static Optional<String> unseen(Condition condition, Workload workload) {
        boolean needsConsumers = isOf(Latency.END_TO_END, condition)
                || isOf(Latency.END_TO_END_RESPONSE, condition)
                || condition.figure().startsWith("consume");
        return needsConsumers && workload.clients().consumersPerTopic() == 0
                ? Optional.of("nobody reads in this workload: give it consumers, or a condition for publishing")
                : Optional.empty();
    }
}

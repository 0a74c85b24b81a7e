package bench.cli;

import static bench.cli.OptionGroup.Heading.LOAD;
import static bench.cli.OptionGroup.Heading.THRESHOLDS;

import bench.config.ConfigFile;
import bench.config.Workload;
import bench.run.Depletion;
import bench.run.RunOptions;
import bench.run.SearchOptions;
import bench.yaml.ConfigException;
import bench.yaml.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that shape the load of a run beyond its files: what comes before the measurement, and for how long. */
@OptionGroup(LOAD)
final class LoadOptions {
    @Option(
            names = "--until-steady",
            paramLabel = "LIMIT",
            arity = "0..1",
            fallbackValue = "5m",
            description = "Goes on with the warm-up until rate and p99 are steady, for at most this long in all"
                    + " (default: ${FALLBACK-VALUE}).")
    private String untilSteady;

    @OptionGroup(THRESHOLDS)
    @Option(
            names = "--abort-on-fail",
            paramLabel = "GRACE",
            arity = "0..1",
            fallbackValue = "10s",
            description = "Ends a run as soon as it misses a threshold, but not within its first GRACE (default:"
                    + " ${FALLBACK-VALUE}).")
    private String abortOnFail;

    @Mixin
    private DepletionOption depletion;

    @Mixin
    private SearchLimits search;

    /**
     * What they say; topics are not kept.
     *
     * @param read files with which they have to go together, as far as those are valid
     * @throws ConfigException with all that is wrong
     */
    RunOptions check(FileOptions.Files read) {
        List<String> problems = new ArrayList<>();
        Optional<Duration> steadyLimit = untilSteady(problems);
        Optional<Depletion> depleted = depletion.read(problems);
        SearchOptions searched = search.read(problems);
        RunOptions options =
                new RunOptions(false, steadyLimit, depleted, searched).withAbortOnFail(abortGrace(problems));
        boolean areSound = problems.isEmpty();
        if (areSound) {
            read.workloads().forEach(file -> problems.addAll(ThresholdCheck.mistakesInPhases(file, options)));
        }
        // A file or an option with a mistake may be the one that they are for.
        if (areSound && read.problems().isEmpty()) {
            depletion.check(read.workloads(), problems);
            search.check(read.workloads(), problems);
            read.workloads().forEach(workload -> checkUntilSteady(options, workload, problems));
            checkAbortOnFail(options, read.workloads(), problems);
        }
        if (!problems.isEmpty()) {
            // Of several points of a campaign many have the same.
            throw new ConfigException(problems.stream().distinct().toList());
        }
        return options;
    }

    private Optional<Duration> untilSteady(List<String> problems) {
        if (untilSteady == null) {
            return Optional.empty();
        }
        Optional<Duration> limit = Durations.parse(untilSteady).filter(duration -> !duration.isZero());
        if (limit.isEmpty()) {
            problems.add(
                    untilSteady.isBlank()
                            ? "--until-steady: must have a value, but is empty"
                            : "--until-steady: must be a time above 0, such as 90s or 5m, but is '" + untilSteady
                                    + "'");
        }
        return limit;
    }

    private Optional<Duration> abortGrace(List<String> problems) {
        if (abortOnFail == null) {
            return Optional.empty();
        }
        Optional<Duration> grace = Durations.parse(abortOnFail);
        if (grace.isEmpty()) {
            problems.add(
                    abortOnFail.isBlank()
                            ? "--abort-on-fail: must have a value, but is empty"
                            : "--abort-on-fail: must be a time such as 0s, 30s or 5m, but is '" + abortOnFail + "'");
        }
        return grace;
    }

    private static void checkAbortOnFail(
            RunOptions options, List<ConfigFile<Workload>> workloads, List<String> problems) {
        boolean haveNone = workloads.stream()
                .allMatch(workload -> workload.value().thresholds().isEmpty());
        if (options.abortOnFail().isPresent() && haveNone) {
            problems.add(
                    "--abort-on-fail: no workload has a threshold: use --threshold, or thresholds in the workload");
        }
    }

    private void checkUntilSteady(RunOptions options, ConfigFile<Workload> workload, List<String> problems) {
        options.longerUntilSteady(workload.value())
                .ifPresent(needed -> problems.add(String.format(
                        Locale.ROOT,
                        "--until-steady: %s is too short to see that the load of %s is steady; give it %d s or more,"
                                + " or shorter intervals (--report-interval)",
                        untilSteady,
                        workload.path(),
                        needed.plusMillis(999).toSeconds())));
    }
}

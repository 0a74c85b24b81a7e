package bench.cli;

import static bench.cli.OptionGroup.Heading.SEARCH;

import bench.config.ConfigFile;
import bench.config.Overrides;
import bench.config.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that have the rate searched, and whether a workload can have that. */
@OptionGroup(SEARCH)
final class RateGoal {
    private static final String FIND_RATE = "--find-rate";

    @Option(
            names = FIND_RATE,
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
        return findRate ? addSearchTo(others) : withConditions(others);
    }

    /** The same where the rate is searched in any case. */
    Overrides addSearchTo(Overrides others) {
        return withConditions(others.withWorkload(FIND_RATE, "producerRate", "0"));
    }

    private Overrides withConditions(Overrides others) {
        return slo.isEmpty() ? others : others.withWorkload("--slo", "slo", YamlList.of(slo));
    }

    /** Whether the command line has the rate searched. */
    boolean findsRate() {
        return findRate;
    }

    /** The conditions of the command line, as they were written. */
    List<String> conditions() {
        return List.copyOf(slo);
    }

    /** What is wrong with a workload, one line each. */
    List<String> problems(ConfigFile<Workload> file) {
        return problems(file, findRate ? Optional.of(FIND_RATE) : Optional.empty());
    }

    /**
     * What is wrong with a workload, one line each.
     *
     * @param by the option that has its rate searched; empty where none has
     */
    static List<String> problems(ConfigFile<Workload> file, Optional<String> by) {
        Workload workload = file.value();
        List<String> problems = new ArrayList<>();
        if (by.isPresent() && workload.clients().producersPerTopic() == 0) {
            problems.add(by.get() + ": " + file.path() + " produces nothing, so there is no rate to find");
            return problems;
        }
        if (by.isPresent() && !workload.findsRate()) {
            problems.add(by.get() + ": " + file.path() + " has its rates in producerRateList, so there is none to find;"
                    + " --set producerRateList=[] leaves them out");
        }
        if (workload.findsRate() && workload.backlog().isPresent()) {
            problems.add(file.path() + ": a search for the rate goes without a backlog: give a producerRate, or leave"
                    + " consumerBacklogSizeGB out");
        }
        return problems;
    }
}

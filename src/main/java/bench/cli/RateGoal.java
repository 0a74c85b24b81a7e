package bench.cli;

import static bench.cli.OptionGroup.Heading.SEARCH;

import bench.config.ConfigFile;
import bench.config.Overrides;
import bench.config.Workload;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that have the rate searched, and whether a workload can have that. */
@OptionGroup(SEARCH)
final class RateGoal {
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
        return slo.isEmpty() ? overrides : overrides.withWorkload("--slo", "slo", YamlList.of(slo));
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
        return problems;
    }
}

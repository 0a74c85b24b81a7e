package bench.cli;

import static bench.cli.OptionGroup.Heading.LOAD;

import bench.config.ConfigFile;
import bench.config.Workload;
import bench.run.Depletion;
import bench.yaml.ByteRates;
import bench.yaml.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which the burst of a system is used up before a run. */
@OptionGroup(LOAD)
final class DepletionOption {
    private static final String NAME = "--deplete";
    private static final String LIMIT = "--deplete-limit";
    /** One window of 10 s above the upper rate and two below the lower one. */
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(30);

    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(20);

    @Option(
            names = NAME,
            paramLabel = "HIGH,LOW",
            description = "First sends without limit until the system has taken more than HIGH and then takes less than"
                    + " LOW, such as 80MB/s,40MB/s: uses up the burst credits of a cloud.")
    private String rates;

    @Option(names = LIMIT, paramLabel = "TIME", description = "How long that may take (default: 20m).")
    private String limit;

    /** What was asked for; empty where nothing was, or what makes no sense, which is added to the problems. */
    Optional<Depletion> read(List<String> problems) {
        if (rates == null) {
            if (limit != null) {
                problems.add(LIMIT + ": must come with " + NAME + " HIGH,LOW");
            }
            return Optional.empty();
        }
        Optional<Duration> longest = limit(problems);
        String[] parts = rates.split(",", -1);
        List<Double> parsed = List.of(parts).stream()
                .flatMap(part -> ByteRates.parse(part).stream())
                .toList();
        if (parts.length != 2 || parsed.size() != 2 || parsed.get(1) <= 0 || parsed.get(0) <= parsed.get(1)) {
            problems.add(NAME + ": must be two rates in KB/s, MB/s or GB/s, the higher one first, such as"
                    + " 80MB/s,40MB/s, but is '" + rates + "'");
            return Optional.empty();
        }
        return longest.map(time -> new Depletion(parsed.get(0), parsed.get(1), time));
    }

    /** Adds the workloads with which a burst cannot be used up. */
    void check(List<ConfigFile<Workload>> workloads, List<String> problems) {
        if (rates == null) {
            return;
        }
        workloads.stream()
                .filter(workload -> workload.value().clients().producersPerTopic() == 0)
                .forEach(workload ->
                        problems.add(NAME + ": must go with producers, but " + workload.path() + " has none"));
    }

    private Optional<Duration> limit(List<String> problems) {
        if (limit == null) {
            return Optional.of(DEFAULT_LIMIT);
        }
        Optional<Duration> time = Durations.parse(limit).filter(duration -> duration.compareTo(SHORTEST_LIMIT) >= 0);
        if (time.isEmpty()) {
            problems.add(LIMIT + ": must be a time of 30s or more, such as 90s or 20m, but is '" + limit + "'");
        }
        return time;
    }
}

package bench.cli;

import bench.config.ConfigFile;
import bench.config.Workload;
import bench.run.Depletion;
import bench.yaml.ByteRates;
import bench.yaml.ConfigException;
import bench.yaml.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which the burst of a system is used up before a run. */
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

    /**
     * What was asked for; empty where nothing was.
     *
     * @throws ConfigException when the options make no sense, or not with one of the workloads
     */
    Optional<Depletion> of(List<ConfigFile<Workload>> workloads) {
        if (rates == null) {
            if (limit != null) {
                throw new ConfigException(LIMIT + ": must come with " + NAME + " HIGH,LOW");
            }
            return Optional.empty();
        }
        for (ConfigFile<Workload> workload : workloads) {
            if (workload.value().clients().producersPerTopic() == 0) {
                throw new ConfigException(NAME + ": must go with producers, but " + workload.path() + " has none");
            }
        }
        Duration longest = limit();
        String[] parts = rates.split(",", -1);
        List<Double> parsed = List.of(parts).stream()
                .flatMap(part -> ByteRates.parse(part).stream())
                .toList();
        if (parts.length != 2 || parsed.size() != 2 || parsed.get(1) <= 0 || parsed.get(0) <= parsed.get(1)) {
            throw new ConfigException(NAME + ": must be two rates in KB/s, MB/s or GB/s, the higher one first, such as"
                    + " 80MB/s,40MB/s, but is '" + rates + "'");
        }
        return Optional.of(new Depletion(parsed.get(0), parsed.get(1), longest));
    }

    private Duration limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        return Durations.parse(limit)
                .filter(duration -> duration.compareTo(SHORTEST_LIMIT) >= 0)
                .orElseThrow(() -> new ConfigException(
                        LIMIT + ": must be a time of 30s or more, such as 90s or 20m, but is '" + limit + "'"));
    }
}

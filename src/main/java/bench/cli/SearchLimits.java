package bench.cli;

import bench.config.ConfigFile;
import bench.config.Workload;
import bench.run.SearchOptions;
import bench.yaml.ConfigException;
import bench.yaml.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say how long a search for the rate may take. */
final class SearchLimits {
    private static final int MOST_TRIALS = 10_000;

    @Option(
            names = "--confirm",
            paramLabel = "TIME",
            description = "For how long the rate that was found must be sustained in one piece, 60s by default.")
    private String confirmation;

    @Option(names = "--search-limit", paramLabel = "TIME", description = "How long a search may take, 20m by default.")
    private String limit;

    @Option(names = "--search-trials", paramLabel = "N", description = "How many trials it may make, 40 by default.")
    private String trials;

    /**
     * What they say.
     *
     * @throws ConfigException when they say what cannot be, or there is no search that they could be for
     */
    SearchOptions check(List<ConfigFile<Workload>> workloads) {
        SearchOptions standard = SearchOptions.DEFAULT;
        SearchOptions options = new SearchOptions(
                time("--confirm", confirmation, standard.confirmation()),
                time("--search-limit", limit, standard.limit()),
                trials(standard.trials()),
                standard.ceiling());
        Optional<String> given = Stream.of(
                        name("--confirm", confirmation), name("--search-limit", limit), name("--search-trials", trials))
                .flatMap(Optional::stream)
                .findFirst();
        if (given.isPresent()
                && workloads.stream().noneMatch(file -> file.value().findsRate())) {
            throw new ConfigException(given.get()
                    + ": no workload has its rate searched: use --find-rate, or producerRate: 0 in the workload");
        }
        return options;
    }

    private static Optional<String> name(String option, String value) {
        return value == null ? Optional.empty() : Optional.of(option);
    }

    private static Duration time(String option, String value, Duration standard) {
        if (value == null) {
            return standard;
        }
        return Durations.parse(value)
                .filter(time -> time.compareTo(Duration.ofSeconds(1)) >= 0)
                .orElseThrow(() -> mistake(option, "a time from 1s, such as 60s or 20m", value));
    }

    private int trials(int standard) {
        if (trials == null) {
            return standard;
        }
        return Optional.of(trials.strip())
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= MOST_TRIALS)
                .orElseThrow(() -> mistake("--search-trials", "a whole number from 1 to " + MOST_TRIALS, trials));
    }

    private static ConfigException mistake(String option, String rule, String value) {
        return new ConfigException(
                option + ": must be " + rule + ", but is " + (value.isBlank() ? "empty" : "'" + value + "'"));
    }
}

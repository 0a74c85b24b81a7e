package bench.cli;

import static bench.cli.OptionGroup.Heading.SEARCH;

import bench.config.ConfigFile;
import bench.config.Workload;
import bench.run.SearchOptions;
import bench.yaml.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say how long a search for the rate may take. */
@OptionGroup(SEARCH)
final class SearchLimits {
    /** One, and its confirmation. */
    private static final int FEWEST_TRIALS = 2;

    /** As of the times in files. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final int MOST_TRIALS = 10_000;
    private static final String CONFIRM = "--confirm";
    private static final String LIMIT = "--search-limit";
    private static final String TRIALS = "--search-trials";

    @Option(
            names = CONFIRM,
            paramLabel = "TIME",
            description = "For how long the rate that was found must be sustained in one piece, 60s by default.")
    private String confirmation;

    @Option(names = LIMIT, paramLabel = "TIME", description = "How long a search may take, 20m by default.")
    private String limit;

    @Option(
            names = TRIALS,
            paramLabel = "N",
            description = "How many trials it may make, with confirmations, 40 by default.")
    private String trials;

    /** What they say, with the standard for what is missing or wrong; what is wrong is added to the problems. */
    SearchOptions read(List<String> problems) {
        int before = problems.size();
        SearchOptions standard = SearchOptions.DEFAULT;
        SearchOptions options = new SearchOptions(
                time(CONFIRM, confirmation, problems).orElse(standard.confirmation()),
                time(LIMIT, limit, problems).orElse(standard.limit()),
                trials(problems).orElse(standard.trials()),
                standard.ceiling());
        if (problems.size() == before) {
            checkRoom(options, problems);
        }
        return options;
    }

    /** A search that cannot come to a confirmation finds nothing that is measured. */
    private void checkRoom(SearchOptions options, List<String> problems) {
        if (options.limit().compareTo(options.shortest()) > 0) {
            return;
        }
        String before = Durations.inParts(SearchOptions.BEFORE_CONFIRMATION);
        problems.add(
                limit != null
                        ? LIMIT + ": must be longer than " + Durations.inParts(options.shortest()) + ", which a search"
                                + " takes at least (" + before + " for a first guess and a trial, and " + CONFIRM + " "
                                + Durations.shown(options.confirmation()) + "), but is '" + limit + "'"
                        : CONFIRM + ": must be shorter than "
                                + Durations.inParts(options.limit().minus(SearchOptions.BEFORE_CONFIRMATION))
                                + ", which a first guess and a trial leave of " + LIMIT + " "
                                + Durations.shown(options.limit()) + ", but is '" + confirmation + "'");
    }

    /** Adds that there is no search that they could be for. */
    void check(List<ConfigFile<Workload>> workloads, List<String> problems) {
        if (workloads.stream().noneMatch(file -> file.value().findsRate())) {
            Stream.of(name(CONFIRM, confirmation), name(LIMIT, limit), name(TRIALS, trials))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(
                            option -> problems.add(
                                    option
                                            + ": no workload has its rate searched: use --find-rate, or producerRate: 0 in the workload"));
        }
    }

    private static Optional<String> name(String option, String value) {
        return value == null ? Optional.empty() : Optional.of(option);
    }

    private static Optional<Duration> time(String option, String value, List<String> problems) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<Duration> time = Durations.parse(value)
                .filter(each -> each.compareTo(Duration.ofSeconds(1)) >= 0 && each.compareTo(LONGEST) <= 0);
        if (time.isEmpty()) {
            problems.add(
                    mistake(option, "a time from 1s to " + Durations.shown(LONGEST) + ", such as 60s or 20m", value));
        }
        return time;
    }

    private Optional<Integer> trials(List<String> problems) {
        if (trials == null) {
            return Optional.empty();
        }
        Optional<Integer> number = Optional.of(trials.strip())
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .filter(each -> each >= FEWEST_TRIALS && each <= MOST_TRIALS);
        if (number.isEmpty()) {
            problems.add(mistake(
                    TRIALS,
                    "a whole number from " + FEWEST_TRIALS + " (a trial and its confirmation) to " + MOST_TRIALS,
                    trials));
        }
        return number;
    }

    private static String mistake(String option, String rule, String value) {
        return option + ": must be " + rule + ", but is " + (value.isBlank() ? "empty" : "'" + value + "'");
    }
}

package bench.cli;

import static bench.cli.OptionGroup.Heading.FILES;
import static bench.cli.OptionGroup.Heading.LOAD;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Overrides;
import bench.config.Workload;
import bench.yaml.ConfigException;
import bench.yaml.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that name files and change what is in them. */
@OptionGroup(FILES)
final class FileOptions {
    @Option(
            names = {"-w", "--workloads"},
            arity = "1..*",
            paramLabel = "FILE",
            description = "Workload files, as those of the OpenMessaging Benchmark.")
    private List<Path> workloads;

    @Option(
            names = {"-d", "--drivers"},
            arity = "1..*",
            paramLabel = "FILE",
            description = "Driver files likewise. Each workload runs with each driver.")
    private List<Path> drivers;

    @OptionGroup(LOAD)
    @Option(names = "--duration", paramLabel = "TIME", description = "Length of the measurement: 30s, 5m, 1h.")
    private String duration;

    @OptionGroup(LOAD)
    @Option(names = "--warmup", paramLabel = "TIME", description = "Length of the load before it; 0s for none.")
    private String warmup;

    @OptionGroup(LOAD)
    @Option(names = "--report-interval", paramLabel = "TIME", description = "Time between two reported lines.")
    private String reportInterval;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "Measures this cluster, whatever the driver file says.")
    private String bootstrapServers;

    @OptionGroup(LOAD)
    @Option(names = "--seed", paramLabel = "N", description = "Makes everything random repeatable.")
    private String seed;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets any key of a workload or driver file, such as producerRate=1000 or"
                    + " producerConfig.linger.ms=5. May be given more than once.")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private RateGoal goal;

    @Mixin
    private ThresholdOption thresholds;

    @Option(
            names = "--lenient",
            description =
                    "Unknown keys in files, and properties that only older Kafka clients took, are warnings instead"
                            + " of errors.")
    private boolean lenient;

    /**
     * All files, read and checked.
     *
     * @param workloads those that are valid, and go with each of the drivers
     * @param drivers those that are valid
     * @param pairs of each of these workloads with each of these drivers, by workload
     * @param problems of all others, one line each
     * @param named those that the command line has named, valid or not
     */
    record Files(
            List<ConfigFile<Workload>> workloads,
            List<ConfigFile<DriverConfig>> drivers,
            List<FilePair> pairs,
            List<String> problems,
            List<Path> named) {
        /** Why some of them ask for more clients than this process can have. */
        List<String> tooManyClients() {
            return pairs.stream()
                    .flatMap(pair -> pair.tooManyClients().stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * Reads every file; all that is wrong with any of them is reported together.
     *
     * @throws ConfigException when any is not valid, or is more than this process can run
     */
    Files read(DriverRegistry registry, Progress progress) {
        Files files = readAll(registry, progress);
        List<String> problems = files.problems.isEmpty() ? files.tooManyClients() : files.problems;
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return files;
    }

    /** Reads every file, and keeps what is wrong with some beside those that are valid. */
    Files readAll(DriverRegistry registry, Progress progress) {
        Overrides overrides = goal.addTo(overrides(registry, progress)).withoutRepetition();
        return reading(registry, progress, goal::problems).read(workloads(), drivers(), overrides);
    }

    /**
     * Reads files as these options want them read.
     *
     * @param unfit what is wrong with a workload for what is asked of it, one line each
     */
    FileReading reading(
            DriverRegistry registry, Progress progress, Function<ConfigFile<Workload>, List<String>> unfit) {
        return new FileReading(registry, options(progress), progress, unfit);
    }

    /** The options by which the rate of a workload is searched. */
    RateGoal goal() {
        return goal;
    }

    /** The workload files that the command line names. */
    List<Path> workloads() {
        return files("--workloads", workloads);
    }

    /** The driver files that the command line names. */
    List<Path> drivers() {
        return files("--drivers", drivers);
    }

    /** Fails where no files are named, as the parser does where an option is required. */
    void mustNameFiles(CommandLine command) {
        List<String> missing = Stream.of("workloads", "drivers")
                .filter(name -> (name.equals("workloads") ? workloads : drivers) == null)
                .map(name -> "'--" + name + "=FILE'")
                .toList();
        if (!missing.isEmpty()) {
            throw new ParameterException(
                    command,
                    "Missing required option" + (missing.size() > 1 ? "s" : "") + ": " + String.join(", ", missing));
        }
    }

    /** Whether the command line names any file. */
    boolean nameFiles() {
        return workloads != null || drivers != null;
    }

    /** How files are read, without what the command line sets. */
    ReadOptions options(Progress progress) {
        return ReadOptions.standard(progress::warn).withLenient(lenient);
    }

    /** With commas between, as OMB has its drivers, where no file has such a name. */
    private static List<Path> files(String option, List<Path> named) {
        List<Path> files = new ArrayList<>();
        for (Path file : named) {
            String text = file.toString();
            if (text.isBlank()) {
                throw new ConfigException(option + ": must name a file, but is empty");
            }
            if (!text.contains(",") || java.nio.file.Files.exists(file)) {
                files.add(file);
            } else {
                Stream.of(text.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .forEach(each -> files.add(Path.of(each)));
            }
        }
        return files;
    }

    /**
     * What the options set in the files, but for a search of the rate.
     *
     * @throws ConfigException when there are no such keys
     */
    Overrides overrides(DriverRegistry registry, Progress progress) {
        Overrides overrides = Overrides.parse(settings, registry.formats(), options(progress));
        if (duration != null) {
            overrides = overrides.withWorkload("--duration", "testDuration", duration);
        }
        if (warmup != null) {
            overrides = overrides.withWorkload("--warmup", "warmupDuration", warmup);
        }
        if (reportInterval != null) {
            overrides = overrides.withWorkload("--report-interval", "reportInterval", reportInterval);
        }
        if (seed != null) {
            overrides = overrides.withWorkload("--seed", "seed", seed);
        }
        overrides = thresholds.addTo(overrides);
        return bootstrapServers == null
                ? overrides
                : overrides.withDriver("--bootstrap-servers", "commonConfig.bootstrap.servers", bootstrapServers);
    }

    /** Of what is random; empty where it was not given. */
    Optional<String> seed() {
        return Optional.ofNullable(seed);
    }
}

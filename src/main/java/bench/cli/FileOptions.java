package bench.cli;

import static bench.cli.OptionGroup.Heading.FILES;
import static bench.cli.OptionGroup.Heading.LOAD;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.DriverConfigReader;
import bench.config.Overrides;
import bench.config.Workload;
import bench.config.WorkloadReader;
import bench.yaml.ConfigException;
import bench.yaml.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name files and change what is in them. */
@OptionGroup(FILES)
final class FileOptions {
    @Option(
            names = {"-w", "--workloads"},
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Workload files, as those of the OpenMessaging Benchmark.")
    private List<Path> workloads;

    @Option(
            names = {"-d", "--drivers"},
            required = true,
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
     * @param named how many files the command line has named
     */
    record Files(
            List<ConfigFile<Workload>> workloads,
            List<ConfigFile<DriverConfig>> drivers,
            List<FilePair> pairs,
            List<String> problems,
            int named) {
        int valid() {
            return workloads.size() + drivers.size();
        }

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
        ReadOptions options = ReadOptions.standard(progress::warn).withLenient(lenient);
        Overrides overrides = overrides(registry, options);
        Set<String> problems = new LinkedHashSet<>();
        List<Path> workloadFiles = files("--workloads", workloads);
        List<Path> driverFiles = files("--drivers", drivers);
        List<ConfigFile<Workload>> readWorkloads = collect(
                workloadFiles,
                file -> WorkloadReader.read(
                        file, registry.formats(), options.withOverrides(overrides.workload()), new FigureCheck()),
                problems);
        List<ConfigFile<DriverConfig>> readDrivers = collect(
                driverFiles,
                file -> readDriver(file, registry, options.withOverrides(overrides.driver()), progress),
                problems);
        List<ConfigFile<Workload>> fitting = new ArrayList<>();
        List<FilePair> pairs = new ArrayList<>();
        for (ConfigFile<Workload> workload : readWorkloads) {
            List<FilePair> own = readDrivers.stream()
                    .map(driver -> new FilePair(workload, driver, registry.typeOf(driver.value())))
                    .toList();
            List<String> unfit = unfit(workload, own);
            problems.addAll(unfit);
            if (unfit.isEmpty()) {
                fitting.add(workload);
                pairs.addAll(own);
            }
        }
        pairs.stream().flatMap(pair -> pair.futilities().stream()).distinct().forEach(progress::warn);
        return new Files(fitting, readDrivers, pairs, List.copyOf(problems), workloadFiles.size() + driverFiles.size());
    }

    private List<String> unfit(ConfigFile<Workload> workload, List<FilePair> pairs) {
        List<String> unfit = new ArrayList<>(goal.problems(workload));
        new HeapNeed(workload, Runtime.getRuntime().maxMemory()).ofPayloads().ifPresent(unfit::add);
        pairs.forEach(pair -> unfit.addAll(pair.conflicts()));
        return unfit;
    }

    /** What a lenient reading steps over does not hide what the clients refuse besides. */
    private ConfigFile<DriverConfig> readDriver(
            Path file, DriverRegistry registry, ReadOptions options, Progress progress) {
        DriverConfigReader reader = new DriverConfigReader(registry.formats());
        Set<String> problems = new LinkedHashSet<>();
        ConfigFile<DriverConfig> read;
        try {
            read = reader.read(file, options);
        } catch (ConfigException e) {
            List<ConfigFile<DriverConfig>> readLeniently = collect(
                    List.of(file),
                    each -> reader.read(each, options.withLenient(true).withWarnings(warning -> {})),
                    new LinkedHashSet<>());
            if (readLeniently.isEmpty()) {
                reader.readFaulty(file, options)
                        .ifPresent(faulty ->
                                registry.typeOf(faulty.value()).warn(faulty.value(), progress.warningsOf(faulty)));
                throw e;
            }
            problems.addAll(e.problems());
            read = readLeniently.get(0);
        }
        ConfigFile<DriverConfig> readable = read;
        DriverCheck check = new DriverCheck(registry.typeOf(readable.value()), lenient, progress);
        List<ConfigFile<DriverConfig>> checked = collect(List.of(file), each -> check.check(readable), problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(List.copyOf(problems));
        }
        return checked.get(0);
    }

    private static <T> List<T> collect(List<Path> files, Function<Path, T> reading, Set<String> problems) {
        List<T> read = new ArrayList<>();
        for (Path file : files) {
            try {
                read.add(reading.apply(file));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        return read;
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

    private Overrides overrides(DriverRegistry registry, ReadOptions options) {
        Overrides overrides = Overrides.parse(settings, registry.formats(), options);
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
        overrides = thresholds.addTo(goal.addTo(overrides));
        if (bootstrapServers != null) {
            overrides = overrides.withDriver("--bootstrap-servers", "commonConfig.bootstrap.servers", bootstrapServers);
        }
        return overrides.withoutRepetition();
    }
}

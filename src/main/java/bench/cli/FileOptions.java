package bench.cli;

import bench.config.ConfigException;
import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.DriverConfigReader;
import bench.config.Overrides;
import bench.config.ReadOptions;
import bench.config.Workload;
import bench.config.WorkloadReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name files and change what is in them. */
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

    @Option(names = "--duration", paramLabel = "TIME", description = "Length of the measurement: 30s, 5m, 1h.")
    private String duration;

    @Option(names = "--warmup", paramLabel = "TIME", description = "Length of the load before it; 0s for none.")
    private String warmup;

    @Option(names = "--report-interval", paramLabel = "TIME", description = "Time between two reported lines.")
    private String reportInterval;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "Measures this cluster, whatever the driver file says.")
    private String bootstrapServers;

    @Option(names = "--seed", paramLabel = "N", description = "Makes everything random repeatable.")
    private String seed;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets any key of a workload or driver file, such as producerRate=1000 or"
                    + " producerConfig.linger.ms=5. May be given more than once.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--lenient", description = "Unknown keys in files are warnings instead of errors.")
    private boolean lenient;

    /** All files, read and checked. */
    record Files(List<ConfigFile<Workload>> workloads, List<ConfigFile<DriverConfig>> drivers) {}

    /** Reads every file; what is wrong with any of them is told at once. */
    Files read(Progress progress) {
        Overrides overrides = overrides();
        ReadOptions options = ReadOptions.standard(progress::warn).withLenient(lenient);
        List<String> problems = new ArrayList<>();
        List<ConfigFile<Workload>> readWorkloads = new ArrayList<>();
        List<ConfigFile<DriverConfig>> readDrivers = new ArrayList<>();
        for (Path file : workloads) {
            collect(
                    problems,
                    () -> readWorkloads.add(WorkloadReader.read(file, options.withOverrides(overrides.workload()))));
        }
        for (Path file : drivers) {
            collect(problems, () -> {
                ConfigFile<DriverConfig> read =
                        DriverConfigReader.read(file, options.withOverrides(overrides.driver()));
                DriverRegistry.check(read, warning -> progress.warnOfDriver(file, warning));
                readDrivers.add(read);
            });
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems.stream().distinct().toList());
        }
        return new Files(readWorkloads, readDrivers);
    }

    private static void collect(List<String> problems, Runnable reading) {
        try {
            reading.run();
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
    }

    private Overrides overrides() {
        Overrides overrides = Overrides.parse(settings);
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
        if (bootstrapServers != null) {
            overrides = overrides.withDriver("--bootstrap-servers", "commonConfig.bootstrap.servers", bootstrapServers);
        }
        return overrides;
    }
}

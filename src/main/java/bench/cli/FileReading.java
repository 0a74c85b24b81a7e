package bench.cli;

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

/** Reads workload and driver files, and keeps what is wrong with some beside those that are valid. */
final class FileReading {
    private final DriverRegistry registry;
    private final ReadOptions options;
    private final Progress progress;
    private final Function<ConfigFile<Workload>, List<String>> unfitByGoal;

    /**
     * A reading that has not begun.
     *
     * @param options without what the command line sets
     * @param unfitByGoal what is wrong with a workload for what is asked of it, one line each
     */
    FileReading(
            DriverRegistry registry,
            ReadOptions options,
            Progress progress,
            Function<ConfigFile<Workload>, List<String>> unfitByGoal) {
        this.registry = registry;
        this.options = options;
        this.progress = progress;
        this.unfitByGoal = unfitByGoal;
    }

    /** Reads every file with what the command line sets; each workload goes with each driver. */
    FileOptions.Files read(List<Path> workloadFiles, List<Path> driverFiles, Overrides overrides) {
        Set<String> problems = new LinkedHashSet<>();
        List<ConfigFile<Workload>> readWorkloads = collect(
                workloadFiles,
                file -> WorkloadReader.read(
                        file, registry.formats(), options.withOverrides(overrides.workload()), new FigureCheck()),
                problems);
        List<ConfigFile<DriverConfig>> readDrivers =
                collect(driverFiles, file -> readDriver(file, options.withOverrides(overrides.driver())), problems);
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
        List<Path> named =
                Stream.concat(workloadFiles.stream(), driverFiles.stream()).toList();
        return new FileOptions.Files(fitting, readDrivers, pairs, List.copyOf(problems), named);
    }

    private List<String> unfit(ConfigFile<Workload> workload, List<FilePair> pairs) {
        List<String> unfit = new ArrayList<>(unfitByGoal.apply(workload));
        new HeapNeed(workload, Runtime.getRuntime().maxMemory()).ofPayloads().ifPresent(unfit::add);
        pairs.forEach(pair -> unfit.addAll(pair.conflicts()));
        return unfit;
    }

    /** What a lenient reading steps over does not hide what the clients refuse besides. */
    private ConfigFile<DriverConfig> readDriver(Path file, ReadOptions settings) {
        DriverConfigReader reader = new DriverConfigReader(registry.formats());
        Set<String> problems = new LinkedHashSet<>();
        ConfigFile<DriverConfig> read;
        try {
            read = reader.read(file, settings);
        } catch (ConfigException e) {
            List<ConfigFile<DriverConfig>> readLeniently = collect(
                    List.of(file),
                    each -> reader.read(each, settings.withLenient(true).withWarnings(warning -> {})),
                    new LinkedHashSet<>());
            if (readLeniently.isEmpty()) {
                reader.readFaulty(file, settings)
                        .ifPresent(faulty ->
                                registry.typeOf(faulty.value()).warn(faulty.value(), progress.warningsOf(faulty)));
                throw e;
            }
            problems.addAll(e.problems());
            read = readLeniently.get(0);
        }
        ConfigFile<DriverConfig> readable = read;
        DriverCheck check = new DriverCheck(registry.typeOf(readable.value()), options.lenient(), progress);
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
}

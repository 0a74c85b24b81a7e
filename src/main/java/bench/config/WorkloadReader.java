package bench.config;

import bench.yaml.ConfigException;
import bench.yaml.Document;
import bench.yaml.Key;
import bench.yaml.Node;
import bench.yaml.Position;
import bench.yaml.Problems;
import bench.yaml.ReadOptions;
import bench.yaml.Section;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Reads workload files, OMB's and ours.
 *
 * <p>Strict: all mistakes of a file are found in one pass, and thrown as one {@link ConfigException} with a line for each.
 * Stateless. A payload file is looked up and measured, but not read.
 */
public final class WorkloadReader {
    private WorkloadReader() {}

    /**
     * Reads a file.
     *
     * @param drivers whose keys it must not have
     * @throws ConfigException when the file cannot be read or used, or an override cannot
     */
    public static ConfigFile<Workload> read(Path file, DriverFormats drivers, ReadOptions options) {
        return read(file, drivers, options, ConditionCheck.NONE);
    }

    /**
     * Reads a file.
     *
     * @param drivers whose keys it must not have
     * @param check of its conditions
     * @throws ConfigException when the file cannot be read or used, or an override cannot
     */
    public static ConfigFile<Workload> read(
            Path file, DriverFormats drivers, ReadOptions options, ConditionCheck check) {
        return parse(Document.text(file), file, drivers, options, check);
    }

    /**
     * Reads the text of a file.
     *
     * @param file where the text is from: what messages name, and where relative paths start
     * @param drivers whose keys it must not have
     * @throws ConfigException when the text or an override cannot be used
     */
    public static ConfigFile<Workload> parse(String yaml, Path file, DriverFormats drivers, ReadOptions options) {
        return parse(yaml, file, drivers, options, ConditionCheck.NONE);
    }

    private static ConfigFile<Workload> parse(
            String yaml, Path file, DriverFormats drivers, ReadOptions options, ConditionCheck check) {
        Problems problems = new Problems(options);
        Node.Mapping document =
                Document.parse(yaml, file, options, WorkloadKeys.VOCABULARY, drivers.vocabulary(), problems);
        Section section = new Section(document, Position.of(file), problems);
        section.checkKeys(WorkloadKeys.VOCABULARY, drivers.vocabulary());
        Workload workload = new WorkloadBinding(section, file, problems).bind(check);
        return ConfigFile.of(workload, file, document);
    }

    /**
     * These lengths, save for the measurement and the warm-up where the command line gives others.
     *
     * @throws ConfigException when it gives what is no length
     */
    public static Timing timing(Timing timing, ReadOptions options) {
        Problems problems = new Problems(options);
        Duration test = duration(WorkloadKeys.TEST_DURATION, timing.testDuration(), options, problems);
        Duration warmup = duration(WorkloadKeys.WARMUP_DURATION, timing.warmupDuration(), options, problems);
        problems.throwIfAny();
        return timing.lasting(test, warmup);
    }

    private static Duration duration(Key<Duration> key, Duration fallback, ReadOptions options, Problems problems) {
        return options.overrides().stream()
                .filter(setting -> setting.key().equals(key.name()))
                .flatMap(
                        setting -> key
                                .shape()
                                .read(key.name(), Node.Scalar.plain(Position.of(setting), setting.value()), problems)
                                .stream())
                .findFirst()
                .orElse(fallback);
    }
}

package bench.config;

import bench.yaml.ConfigException;
import bench.yaml.Document;
import bench.yaml.Node;
import bench.yaml.Position;
import bench.yaml.Problems;
import bench.yaml.ReadOptions;
import bench.yaml.Section;
import java.nio.file.Path;

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
     * @throws ConfigException when the file cannot be read or used, or an override cannot
     */
    public static ConfigFile<Workload> read(Path file, ReadOptions options) {
        return parse(Document.text(file), file, options);
    }

    /**
     * Reads the text of a file.
     *
     * @param file where the text is from: what messages name, and where relative paths start
     * @throws ConfigException when the text or an override cannot be used
     */
    public static ConfigFile<Workload> parse(String yaml, Path file, ReadOptions options) {
        Problems problems = new Problems(options);
        Node.Mapping document =
                Document.parse(yaml, file, options, WorkloadKeys.VOCABULARY, DriverKeys.VOCABULARY, problems);
        Section section = new Section(document, Position.of(file), problems);
        section.checkKeys(WorkloadKeys.VOCABULARY, DriverKeys.VOCABULARY);
        Workload workload = new WorkloadBinding(section, file, problems).bind();
        return ConfigFile.of(workload, file, document);
    }
}

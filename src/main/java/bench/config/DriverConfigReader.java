package bench.config;

import bench.yaml.ConfigException;
import bench.yaml.Document;
import bench.yaml.Node;
import bench.yaml.Position;
import bench.yaml.Problems;
import bench.yaml.ReadOptions;
import bench.yaml.Setting;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Reads driver files, OMB's and ours.
 *
 * <p>Strict: all mistakes of a file are found in one pass, and thrown as one {@link ConfigException} with a line for each.
 * Immutable. A class of the user's is looked up, but not initialized.
 */
public final class DriverConfigReader {
    /** Properties in which {zone.id} is replaced by the zone. */
    private static final Set<String> ZONED = Set.of("client.id", "client.rack");

    private final DriverFormats formats;

    public DriverConfigReader(DriverFormats formats) {
        this.formats = formats;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException when the file cannot be read or used, or an override cannot
     */
    public ConfigFile<DriverConfig> read(Path file, ReadOptions options) {
        return parse(Document.text(file), file, options);
    }

    /**
     * Reads the text of a file. Bootstrap servers of the command line hold for every client, and instead of a throwaway broker.
     *
     * @param file where the text is from: what messages name
     * @throws ConfigException when the text or an override cannot be used
     */
    public ConfigFile<DriverConfig> parse(String yaml, Path file, ReadOptions options) {
        Problems problems = new Problems(options);
        Node.Mapping document = document(yaml, file, options, problems);
        DriverConfig config = new DriverBinding(formats, document, file, problems).bind();
        return ConfigFile.of(config, file, document);
    }

    /**
     * A file as far as it can be read, for the warnings about its other keys; it must not be run. Its mistakes are not reported.
     *
     * @return empty where there is too little to make anything of
     */
    public Optional<ConfigFile<DriverConfig>> readFaulty(Path file, ReadOptions options) {
        ReadOptions silent = options.withWarnings(warning -> {});
        Problems problems = new Problems(silent);
        try {
            Node.Mapping document = document(Document.text(file), file, silent, problems);
            DriverConfig config = new DriverBinding(formats, document, file, problems).bindFaulty();
            return Optional.of(ConfigFile.of(config, file, document));
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    private Node.Mapping document(String yaml, Path file, ReadOptions options, Problems problems) {
        Node.Mapping document =
                Document.parse(yaml, file, options, formats.vocabulary(), WorkloadKeys.VOCABULARY, problems);
        return replaceZone(withServersOfCommandLine(document, options), options);
    }

    private static Node.Mapping withServersOfCommandLine(Node.Mapping document, ReadOptions options) {
        String key = DriverKeys.COMMON_CONFIG.name() + "." + BootstrapServers.PROPERTY;
        Node.Mapping changed = document;
        for (Setting setting : options.overrides()) {
            if (setting.key().equals(key)) {
                Position at = Position.of(setting);
                changed = changed.with(
                                DriverKeys.EMBEDDED_BROKER.name(), new Node.Entry(at, Node.Scalar.plain(at, "false")))
                        .mapped((name, value) -> isClientConfig(name) && value instanceof Node.Mapping block
                                ? block.without(BootstrapServers.PROPERTY)
                                : value);
            }
        }
        return changed;
    }

    private static boolean isClientConfig(String name) {
        return name.equals(DriverKeys.PRODUCER_CONFIG.name()) || name.equals(DriverKeys.CONSUMER_CONFIG.name());
    }

    /** OMB's own variable, by which the clients of a zone find the brokers of that zone. */
    private static Node.Mapping replaceZone(Node.Mapping document, ReadOptions options) {
        String zone = options.variables().apply("zone.id").orElse("");
        return document.mapped((name, value) -> DriverKeys.VOCABULARY.blocks().contains(name)
                        && value instanceof Node.Mapping block
                ? block.mapped((property, text) -> ZONED.contains(property) && text instanceof Node.Scalar scalar
                        ? scalar.withText(scalar.text().replace("{zone.id}", zone))
                        : text)
                : value);
    }
}

package bench.config;

import static bench.config.DriverKeys.*;

import bench.yaml.ConfigException;
import bench.yaml.Document;
import bench.yaml.Key;
import bench.yaml.Node;
import bench.yaml.Position;
import bench.yaml.Problems;
import bench.yaml.Section;
import bench.yaml.Wording;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a driver configuration of the values of its file, with the checks that concern more than one key. */
final class DriverBinding {
    private static final String KAFKA = "kafka";
    private static final String LOOPBACK = "loopback";
    private static final String OMB = "io.openmessaging.benchmark.driver.";
    /** The classes of OMB and its forks whose files mean our Kafka driver. */
    private static final Set<String> KAFKA_CLASSES = Set.of(
            OMB + "kafka.KafkaBenchmarkDriver",
            OMB + "redpanda.RedpandaBenchmarkDriver",
            OMB + "redpanda.swarm.RedpandaBenchmarkDriver",
            OMB + "gateway.KafkaBenchmarkDriver");

    /** Names of Kafka and of what speaks its protocol. */
    private static final Pattern LIKE_KAFKA = Pattern.compile(
            "kafka|redpanda|automq|warpstream|bufstream|confluent|\\bmsk|\\bkop\\b", Pattern.CASE_INSENSITIVE);

    private static final String OF_OMB = "io.openmessaging.";

    private static final Pattern CLASS_NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    private final Node.Mapping document;
    private final Path file;
    private final Section section;
    private final Problems problems;

    DriverBinding(Node.Mapping document, Path file, Problems problems) {
        this.document = document;
        this.file = file;
        this.section = new Section(document, Position.of(file), problems);
        this.problems = problems;
    }

    /**
     * The configuration.
     *
     * @throws ConfigException with all that was wrong with the file
     */
    DriverConfig bind() {
        return bind(true);
    }

    /**
     * What there is of it, with defaults in the place of what is wrong.
     *
     * @throws ConfigException when not even the driver is known
     */
    DriverConfig bindFaulty() {
        return bind(false);
    }

    private DriverConfig bind(boolean mustBeRight) {
        String name = section.find(NAME).orElseGet(() -> Document.nameOf(file));
        Optional<String> driverClass = section.required(
                        DRIVER_CLASS, "it must be kafka, loopback, or a class on the class path")
                .flatMap(this::resolve);
        int replicationFactor = section.value(REPLICATION_FACTOR);
        PropertyBlocks blocks = new PropertyBlocks(
                section.value(TOPIC_CONFIG),
                section.value(COMMON_CONFIG),
                section.value(PRODUCER_CONFIG),
                section.value(CONSUMER_CONFIG));
        Optional<String> topicPrefix = section.find(TOPIC_PREFIX);
        boolean embeddedBroker = section.value(EMBEDDED_BROKER);
        warnAboutReset();
        boolean isKafka = driverClass.filter(KAFKA::equals).isPresent();
        checkServers(isKafka && !embeddedBroker);
        if (driverClass.isPresent() && !isKafka && embeddedBroker) {
            problems.add(section.at(EMBEDDED_BROKER), "embeddedBroker must be false unless driverClass is kafka");
        }
        LoopbackConfig loopback =
                driverClass.filter(LOOPBACK::equals).isPresent() ? LoopbackKeys.read(section) : LoopbackConfig.INSTANT;
        Map<String, String> otherKeys = driverClass.map(this::otherKeys).orElse(Map.of());
        if (mustBeRight || driverClass.isEmpty()) {
            problems.throwIfAny();
        }
        return new DriverConfig(
                name,
                driverClass.orElseThrow(),
                (short) replicationFactor,
                topicPrefix.orElse(null),
                embeddedBroker,
                blocks,
                loopback,
                otherKeys);
    }

    private Optional<String> resolve(String written) {
        if (written.equalsIgnoreCase(KAFKA) || KAFKA_CLASSES.contains(written)) {
            return Optional.of(KAFKA);
        }
        if (written.equalsIgnoreCase(LOOPBACK)) {
            return Optional.of(LOOPBACK);
        }
        if (!CLASS_NAME.matcher(written).matches()) {
            addNoDriver(written, hint(written));
            return Optional.empty();
        }
        try {
            var unused = Class.forName(written, false, DriverBinding.class.getClassLoader());
            return Optional.of(written);
        } catch (ClassNotFoundException e) {
            addNoDriver(written, hint(written));
        } catch (LinkageError e) {
            // It is there, and what it extends is not.
            addNoDriver(
                    written,
                    OwnClasses.explainMissing(e)
                            .map(missing -> ", which cannot be loaded: " + missing)
                            .orElseGet(() -> hint(written)));
        }
        return Optional.empty();
    }

    private void addNoDriver(String written, String more) {
        problems.add(
                section.valueAt(DRIVER_CLASS),
                "driverClass must be kafka, loopback, or a class on the class path, but is " + Wording.whole(written)
                        + more);
    }

    /** A class of another system is like the names of ours in all but what counts, so no name is guessed for a class. */
    private static String hint(String written) {
        if (!written.contains(".")) {
            return Wording.didYouMean(written, List.of(KAFKA, LOOPBACK));
        }
        // Drivers of OMB's are none of ours, wherever they are put.
        String remedy = written.startsWith(OF_OMB) ? "" : ": " + OwnClasses.REMEDY;
        // The name alone does not tell for what it is.
        return LIKE_KAFKA.matcher(written).find()
                ? remedy + "; if its files are for Kafka, read them with --set driverClass=kafka"
                : remedy;
    }

    private void warnAboutReset() {
        if (section.value(RESET)) {
            problems.warn(
                    section.at(RESET), "reset: true has no effect here: only topics that this run creates are deleted");
        }
    }

    private void checkServers(boolean needed) {
        for (Key<?> block : List.of(COMMON_CONFIG, PRODUCER_CONFIG, CONSUMER_CONFIG)) {
            if (document.value(block.name()).orElse(null) instanceof Node.Mapping properties) {
                BootstrapServers.check(block.name(), properties, problems);
            }
        }
        boolean named = document.value(COMMON_CONFIG.name()).orElse(null) instanceof Node.Mapping properties
                && properties.entries().containsKey(BootstrapServers.PROPERTY);
        if (needed && !named) {
            problems.add(
                    section.at(COMMON_CONFIG),
                    "bootstrap.servers is missing: it must be host:port in commonConfig or with --bootstrap-servers, unless"
                            + " embeddedBroker is true");
        }
    }

    /** The keys of a class of the user's; for our own drivers, those that have no effect are mistakes. */
    private Map<String, String> otherKeys(String driverClass) {
        Map<String, String> others = new LinkedHashMap<>();
        Set<String> loopbackKeys =
                Set.copyOf(LoopbackKeys.ALL.stream().<String>map(Key::name).toList());
        boolean isOurs = driverClass.equals(KAFKA) || driverClass.equals(LOOPBACK);
        if (isOurs) {
            section.checkKeys(VOCABULARY, WorkloadKeys.VOCABULARY);
        }
        document.entries().forEach((key, entry) -> {
            if (!isOurs && (loopbackKeys.contains(key) || !VOCABULARY.delivers(key))) {
                others.put(key, text(entry.value()));
            } else if (driverClass.equals(KAFKA) && loopbackKeys.contains(key)) {
                problems.addUnlessRepaired(
                        entry.at(),
                        "'" + key + "' is a key of the loopback driver",
                        "it must go, as driverClass is kafka",
                        Problems.IGNORED);
            }
        });
        return others;
    }

    private static String text(Node value) {
        return value instanceof Node.Scalar scalar ? scalar.text() : String.valueOf(value.plain());
    }
}

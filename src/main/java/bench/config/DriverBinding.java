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
import java.util.regex.Pattern;

/** Makes a driver configuration of the values of its file, with the checks that concern more than one key. */
final class DriverBinding {
    private static final String OF_OMB = "io.openmessaging.";

    private static final Pattern CLASS_NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    private final DriverFormats formats;
    private final Node.Mapping document;
    private final Path file;
    private final Section section;
    private final Problems problems;

    DriverBinding(DriverFormats formats, Node.Mapping document, Path file, Problems problems) {
        this.formats = formats;
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
        Optional<String> driverClass =
                section.required(DRIVER_CLASS, "it must be " + formats.choice()).flatMap(this::resolve);
        Optional<DriverFormat> format = driverClass.flatMap(formats::named);
        int replicationFactor = section.value(REPLICATION_FACTOR);
        PropertyBlocks blocks = new PropertyBlocks(
                section.value(TOPIC_CONFIG),
                section.value(COMMON_CONFIG),
                section.value(PRODUCER_CONFIG),
                section.value(CONSUMER_CONFIG));
        Optional<String> topicPrefix = section.find(TOPIC_PREFIX);
        boolean embeddedBroker = section.value(EMBEDDED_BROKER);
        warnAboutReset();
        boolean connectsToKafka = format.filter(DriverFormat::connectsToKafka).isPresent();
        checkServers(connectsToKafka && !embeddedBroker);
        if (driverClass.isPresent() && !connectsToKafka) {
            checkHasNoBroker(embeddedBroker);
        }
        format.filter(known -> !known.connectsToKafka()).ifPresent(this::checkHasNoServers);
        DriverSettings settings =
                format.map(known -> known.settings(section, problems)).orElseGet(this::texts);
        format.ifPresent(this::checkKeys);
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
                settings);
    }

    private Optional<String> resolve(String written) {
        Optional<DriverFormat> known = formats.named(written);
        if (known.isPresent()) {
            return known.map(DriverFormat::name);
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
                "driverClass must be " + formats.choice() + ", but is " + Wording.whole(written) + more);
    }

    /** A class of another system is like the names of ours in all but what counts, so no name is guessed for a class. */
    private String hint(String written) {
        if (!written.contains(".")) {
            return Wording.didYouMean(written, formats.names(each -> true));
        }
        // Drivers of OMB's are none of ours, wherever they are put.
        String remedy = written.startsWith(OF_OMB) ? "" : ": " + OwnClasses.REMEDY;
        return remedy + formats.adviceFor(written);
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

    private void checkHasNoBroker(boolean embeddedBroker) {
        if (embeddedBroker) {
            problems.add(
                    section.at(EMBEDDED_BROKER),
                    "embeddedBroker must be false unless driverClass is "
                            + String.join(" or ", formats.names(DriverFormat::connectsToKafka)));
        }
    }

    /** Those of a file may be left from another driver; those of the command line are meant for this run. */
    private void checkHasNoServers(DriverFormat format) {
        if (document.value(COMMON_CONFIG.name()).orElse(null) instanceof Node.Mapping properties) {
            properties
                    .entry(BootstrapServers.PROPERTY)
                    .filter(entry -> entry.at().isOption())
                    .ifPresent(entry -> problems.add(
                            entry.at(),
                            "bootstrap.servers must be left out for " + file + ": its driverClass is " + format.name()
                                    + ", which connects to no server"));
        }
    }

    /** Complains about keys that have no effect. */
    private void checkKeys(DriverFormat format) {
        section.checkKeys(formats.vocabulary(format), WorkloadKeys.VOCABULARY);
        document.entries()
                .forEach((key, entry) -> formats.otherOwner(key, format)
                        .ifPresent(other -> problems.addUnlessRepaired(
                                entry.at(),
                                "'" + key + "' is a key of the " + other.name() + " driver",
                                "it must go, as driverClass is " + format.name(),
                                Problems.IGNORED)));
    }

    /** What only a class of the user's knows. */
    private DriverSettings texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        document.entries().forEach((key, entry) -> {
            if (!VOCABULARY.delivers(key)) {
                texts.put(key, text(entry.value()));
            }
        });
        return new DriverSettings.Texts(texts);
    }

    private static String text(Node value) {
        return value instanceof Node.Scalar scalar ? scalar.text() : String.valueOf(value.plain());
    }
}

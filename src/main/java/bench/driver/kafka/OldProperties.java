package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.driver.OldProperty;
import bench.yaml.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Properties of driver files that Kafka's older clients took, or that their writers meant otherwise, and that today's clients refuse or
 * take literally. Each comes with what a lenient reading makes of it.
 */
final class OldProperties {
    private static final List<String> BLOCKS =
            List.of("topicConfig", "commonConfig", "producerConfig", "consumerConfig");
    private static final int MOST_IN_FLIGHT = 5;
    private static final Pattern COMMENT = Pattern.compile("(.*?)(?:^|\\s+)#.*", Pattern.DOTALL);

    /** In a text such as client.id a # may be meant, unless it is the whole value. */
    private static final Pattern COMMENT_IN_TEXT = Pattern.compile("(.*?)(?:^|\\s+)#(?:\\s.*)?", Pattern.DOTALL);

    private static final String OAUTH = "org.apache.kafka.common.security.oauthbearer.";
    /** Values that are gone, to those that took their place; to none where the client's default does the same. */
    private static final Map<String, Optional<String>> GONE = Map.of(
            "org.apache.kafka.clients.producer.internals.DefaultPartitioner",
            Optional.empty(),
            "org.apache.kafka.clients.producer.UniformStickyPartitioner",
            Optional.empty(),
            "kafka.producer.DefaultPartitioner",
            Optional.empty(),
            OAUTH + "secured.OAuthBearerLoginCallbackHandler",
            Optional.of(OAUTH + "OAuthBearerLoginCallbackHandler"),
            OAUTH + "secured.OAuthBearerValidatorCallbackHandler",
            Optional.of(OAUTH + "OAuthBearerValidatorCallbackHandler"));

    private final DriverConfig config;
    private final List<OldProperty> findings = new ArrayList<>();

    private OldProperties(DriverConfig config) {
        this.config = config;
    }

    /** All of a driver file, each property at most once. To be asked for again after a change. */
    static List<OldProperty> in(DriverConfig config) {
        OldProperties found = new OldProperties(config);
        for (String block : BLOCKS) {
            new TreeMap<>(config.blocks().of(block)).forEach((name, value) -> found.look(block, name, value));
        }
        return List.copyOf(found.findings);
    }

    private void look(String block, String name, String value) {
        ConfigDef.ConfigKey key = definition(block, name);
        if (key == null || Redaction.isSecret(name)) {
            return;
        }
        Matcher comment = (isFreeText(key) ? COMMENT_IN_TEXT : COMMENT).matcher(value);
        if (comment.matches()) {
            add(
                    block,
                    name,
                    "has a comment behind its value, which properties cannot have",
                    "put it on a line of its own, or cut it with --lenient",
                    "the comment is cut",
                    Optional.of(comment.group(1).strip()).filter(rest -> !rest.isEmpty()));
        } else if (GONE.containsKey(value.strip())) {
            lookAtGone(block, name, value.strip());
        } else if (name.equals("client.dns.lookup") && value.strip().equals("default")) {
            add(
                    block,
                    name,
                    "is 'default', which Kafka's clients do not know any more",
                    "remove it, also with --lenient",
                    "it is left out",
                    Optional.empty());
        } else if (key.type() == ConfigDef.Type.LIST && hasEmptyItem(value)) {
            add(
                    block,
                    name,
                    "has a comma with nothing behind or before it",
                    "remove the comma, also with --lenient",
                    "the comma is left out",
                    Optional.of(items(value).filter(item -> !item.isEmpty()).collect(Collectors.joining(","))));
        } else if (name.equals(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION)) {
            lookAtInFlight(block, name, value);
        }
    }

    private void lookAtGone(String block, String name, String value) {
        Optional<String> successor = GONE.getOrDefault(value, Optional.empty());
        Map<String, Optional<String>> changes = new LinkedHashMap<>(Map.of(name, successor));
        if (value.endsWith("UniformStickyPartitioner")) {
            // What it did and the default does not.
            changes.put(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, Optional.of("true"));
        }
        String instead = successor.map(now -> "write " + now).orElse("remove it");
        findings.add(new OldProperty(
                block,
                name,
                "is '" + value + "', which Kafka's clients do not have any more",
                instead + ", also with --lenient",
                successor.map(now -> now + " is used").orElse("it is left out"),
                changes));
    }

    private void lookAtInFlight(String block, String name, String value) {
        boolean isTooMany = value.strip().matches("\\d{1,9}") && Integer.parseInt(value.strip()) > MOST_IN_FLIGHT;
        boolean isDecided = Stream.of("commonConfig", "producerConfig")
                .anyMatch(each -> config.blocks().of(each).containsKey(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG));
        boolean isUsed =
                block.equals("producerConfig") || !config.blocks().producer().containsKey(name);
        if (isTooMany && !isDecided && isUsed && !block.equals("consumerConfig")) {
            findings.add(new OldProperty(
                    block,
                    name,
                    "is " + value.strip() + ", but must be at most " + MOST_IN_FLIGHT
                            + " with the idempotent producer, which is Kafka's default",
                    "lower it, or write enable.idempotence=false, as does --lenient",
                    "enable.idempotence=false is set",
                    Map.of(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, Optional.of("false"))));
        }
    }

    private void add(String block, String name, String problem, String wayOut, String remedy, Optional<String> value) {
        findings.add(new OldProperty(block, name, problem, wayOut, remedy, Map.of(name, value)));
    }

    private static boolean isFreeText(ConfigDef.ConfigKey key) {
        return key.type() == ConfigDef.Type.STRING && key.validator == null;
    }

    private static Stream<String> items(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip);
    }

    private static boolean hasEmptyItem(String value) {
        return value.contains(",")
                && items(value).anyMatch(String::isEmpty)
                && items(value).anyMatch(item -> !item.isEmpty());
    }

    private static ConfigDef.ConfigKey definition(String block, String name) {
        List<ConfigDef> definitions = switch (block) {
            case "topicConfig" -> List.of(TopicProperties.DEFINITION);
            case "producerConfig" -> List.of(ProducerConfig.configDef());
            case "consumerConfig" -> List.of(ConsumerConfig.configDef());
            default -> List.of(ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef());
        };
        return definitions.stream()
                .map(definition -> definition.configKeys().get(name))
                .filter(key -> key != null)
                .findFirst()
                .orElse(null);
    }
}

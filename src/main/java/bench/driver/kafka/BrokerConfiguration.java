package bench.driver.kafka;

import bench.yaml.Redaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** What of the brokers' configuration was set by somebody. A cluster that does not say it can be measured all the same. */
final class BrokerConfiguration {
    private static final int WITHIN_MS = 5_000;
    /** Brokers of a cluster are set up alike; a request for each of hundreds would take too long. */
    private static final int MOST_BROKERS = 20;

    /** Where and who a broker is, rather than how it works. */
    private static final Set<String> OF_ONE_BROKER = Set.of(
            "node.id",
            "broker.id",
            "broker.rack",
            "listeners",
            "advertised.listeners",
            "log.dir",
            "log.dirs",
            "metadata.log.dir",
            "controller.quorum.voters",
            "controller.quorum.bootstrap.servers",
            "process.roles");

    private final ClusterAdmin admin;
    private final Consumer<String> warnings;

    /** Asks nothing yet; {@code warnings} takes one line where the cluster does not say it. */
    BrokerConfiguration(ClusterAdmin admin, Consumer<String> warnings) {
        this.admin = admin;
        this.warnings = warnings;
    }

    /** Values by name; of brokers that differ each value, with who has it. */
    Map<String, String> describe() throws InterruptedException {
        KafkaFuture<Collection<Node>> nodes = admin.client()
                .describeCluster(new DescribeClusterOptions().timeoutMs(WITHIN_MS))
                .nodes();
        if (ClusterAdmin.failureOf(nodes) != null) {
            return unknown(ClusterAdmin.failureOf(nodes));
        }
        List<ConfigResource> brokers = ClusterAdmin.resultOf(nodes).stream()
                .map(Node::id)
                .sorted()
                .limit(MOST_BROKERS)
                .map(id -> new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(id)))
                .toList();
        Map<ConfigResource, KafkaFuture<Config>> answers = admin.client()
                .describeConfigs(brokers, new DescribeConfigsOptions().timeoutMs(WITHIN_MS))
                .values();
        Map<String, Map<String, String>> byBroker = new LinkedHashMap<>();
        for (ConfigResource broker : brokers) {
            KafkaFuture<Config> answer = answers.get(broker);
            Throwable failure = ClusterAdmin.failureOf(answer);
            if (failure != null) {
                return unknown(failure);
            }
            byBroker.put(broker.name(), set(ClusterAdmin.resultOf(answer)));
        }
        return together(byBroker);
    }

    private Map<String, String> unknown(Throwable failure) {
        String wayOut = failure instanceof AuthorizationException
                ? " (to see it takes the operation describe configs on the cluster)"
                : "";
        warnings.accept("the brokers' configuration is not in the result: "
                + admin.translator().reason(failure) + wayOut);
        return Map.of();
    }

    /** What differs from the defaults, without secrets. */
    private static Map<String, String> set(Config config) {
        Map<String, String> set = new TreeMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.source() != ConfigSource.DEFAULT_CONFIG
                    && entry.source() != ConfigSource.UNKNOWN
                    && !OF_ONE_BROKER.contains(entry.name())) {
                set.put(entry.name(), shown(entry));
            }
        }
        return set;
    }

    private static String shown(ConfigEntry entry) {
        if (entry.isSensitive() || Redaction.isSecret(entry.name())) {
            return Redaction.HIDDEN;
        }
        return entry.value() == null ? "" : Redaction.redact(entry.value());
    }

    private static Map<String, String> together(Map<String, Map<String, String>> byBroker) {
        Set<String> names = new LinkedHashSet<>();
        byBroker.values().forEach(config -> names.addAll(config.keySet()));
        Map<String, String> together = new TreeMap<>();
        for (String name : names) {
            Map<String, List<String>> brokersByValue = byBroker.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            broker -> broker.getValue().getOrDefault(name, "default"),
                            LinkedHashMap::new,
                            Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
            together.put(name, text(brokersByValue));
        }
        return together;
    }

    private static String text(Map<String, List<String>> brokersByValue) {
        return brokersByValue.size() == 1
                ? brokersByValue.keySet().iterator().next()
                : brokersByValue.entrySet().stream()
                        .map(each -> each.getKey() + " (broker " + String.join(", ", each.getValue()) + ")")
                        .collect(Collectors.joining("; "));
    }
}

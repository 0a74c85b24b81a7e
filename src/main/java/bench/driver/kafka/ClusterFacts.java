package bench.driver.kafka;

import bench.driver.DriverException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;

/** What the admin client can learn of the cluster under test. */
final class ClusterFacts {
    private static final Duration WITHIN = Duration.ofSeconds(11);
    private static final Duration FIRST_WITHIN = Duration.ofSeconds(4);
    private static final int FEATURES_WITHIN_MS = 5_000;
    private static final String METADATA_VERSION = "metadata.version";

    /** The first level of {@code metadata.version} that each release of Kafka brought; its brokers support the last. */
    private static final TreeMap<Integer, String> RELEASES = new TreeMap<>(Map.ofEntries(
            Map.entry(1, "3.0-3.2"),
            Map.entry(4, "3.3"),
            Map.entry(8, "3.4"),
            Map.entry(9, "3.5"),
            Map.entry(12, "3.6"),
            Map.entry(15, "3.7"),
            Map.entry(20, "3.8"),
            Map.entry(21, "3.9"),
            Map.entry(22, "4.0"),
            Map.entry(26, "4.1"),
            Map.entry(28, "4.2"),
            Map.entry(30, "4.3"),
            Map.entry(31, "4.4"),
            Map.entry(34, "4.5 or newer")));

    private final ClusterAdmin admin;
    /** Written by the thread that describes the cluster, read by any. */
    private volatile boolean onThisMachine;

    private final Consumer<String> warnings;

    /** Asks nothing yet; {@code warnings} takes one line for each broker that cannot be reached. */
    ClusterFacts(ClusterAdmin admin, Consumer<String> warnings) {
        this.admin = admin;
        this.warnings = warnings;
    }

    /** The facts, by name; ends within some 20 seconds, and sooner where no address answers at all. */
    Map<String, String> describe() throws InterruptedException {
        DescribeClusterResult cluster = describeWithin(FIRST_WITHIN);
        Throwable failure = ClusterAdmin.failureOf(cluster.nodes());
        if (failure != null
                && ExceptionTranslator.isRetriable(failure)
                && BootstrapProbe.isOpen(admin.bootstrapServers())) {
            refuseUnusableAddresses(failure);
            // It takes connections and is slow to answer: the cluster is starting, or far away.
            cluster = describeWithin(WITHIN);
            failure = ClusterAdmin.failureOf(cluster.nodes());
        }
        if (failure != null) {
            throw unreachable(failure);
        }
        AdvertisedAddresses.unusable(ClusterAdmin.resultOf(cluster.nodes())).forEach(warnings);
        KafkaFuture<FeatureMetadata> features = admin.client()
                .describeFeatures(new DescribeFeaturesOptions().timeoutMs(FEATURES_WITHIN_MS))
                .featureMetadata();
        Map<String, String> facts = new LinkedHashMap<>();
        // A cluster without an answer about its features can be measured all the same.
        if (ClusterAdmin.failureOf(features) == null) {
            addVersions(facts, ClusterAdmin.resultOf(features));
        } else {
            facts.put("system", "Kafka");
        }
        Collection<Node> nodes = ClusterAdmin.resultOf(cluster.nodes());
        facts.put("nodes", Integer.toString(nodes.size()));
        onThisMachine = nodes.stream().map(Node::host).distinct().anyMatch(LocalAddresses::has);
        addIfKnown(facts, "clusterId", cluster.clusterId());
        if (ClusterAdmin.failureOf(cluster.controller()) == null) {
            Node controller = ClusterAdmin.resultOf(cluster.controller());
            if (controller != null && !controller.isEmpty()) {
                facts.put("controller", controller.id() + " at " + controller.host() + ":" + controller.port());
            }
        }
        facts.put("bootstrapServers", admin.bootstrapServers());
        facts.put("clientVersion", ClientVersion.text());
        return facts;
    }

    /** Whether one of the nodes has an address of this machine, by the addresses that the cluster itself gives; false until then. */
    boolean isOnThisMachine() {
        return onThisMachine;
    }

    /** Fails when no broker, or none of the first few, can be reached at its advertised address. */
    private void refuseUnusableAddresses(Throwable failure) throws InterruptedException {
        List<Node> brokers = admin.advertised();
        List<String> unusable = AdvertisedAddresses.unusable(brokers);
        if (!unusable.isEmpty() && unusable.size() == Math.min(brokers.size(), AdvertisedAddresses.MOST_REPORTED)) {
            throw new DriverException(
                    "cannot connect to " + admin.bootstrapServers() + ": " + String.join("; ", unusable)
                            + ": is advertised.listeners of the broker right?",
                    failure);
        }
    }

    private DescribeClusterResult describeWithin(Duration timeout) {
        return admin.client().describeCluster(new DescribeClusterOptions().timeoutMs((int) timeout.toMillis()));
    }

    private DriverException unreachable(Throwable failure) {
        if (failure instanceof AuthenticationException) {
            return new DriverException(admin.translator().reason(failure), failure);
        }
        String address = "cannot connect to " + admin.bootstrapServers() + ": ";
        if (ExceptionTranslator.isRetriable(failure)) {
            return new DriverException(address + BootstrapProbe.explain(admin.bootstrapServers()), failure);
        }
        return new DriverException(address + admin.translator().reason(failure), failure);
    }

    private static void addVersions(Map<String, String> facts, FeatureMetadata features) {
        SupportedVersionRange supported = features.supportedFeatures().get(METADATA_VERSION);
        FinalizedVersionRange active = features.finalizedFeatures().get(METADATA_VERSION);
        facts.put("system", supported == null ? "Kafka" : "Kafka " + release(supported.maxVersion()));
        if (supported != null) {
            facts.put("brokerVersion", release(supported.maxVersion()) + " (by the features that it supports)");
        }
        if (active != null) {
            facts.put(
                    "metadataVersion", release(active.maxVersionLevel()) + " (level " + active.maxVersionLevel() + ")");
        }
    }

    private static String release(int level) {
        Map.Entry<Integer, String> release = RELEASES.floorEntry(level);
        return release == null ? "of unknown version" : release.getValue();
    }

    private static void addIfKnown(Map<String, String> facts, String name, KafkaFuture<String> value)
            throws InterruptedException {
        if (ClusterAdmin.failureOf(value) == null && ClusterAdmin.resultOf(value) != null) {
            facts.put(name, ClusterAdmin.resultOf(value));
        }
    }
}

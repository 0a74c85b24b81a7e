package bench.driver.kafka;

import bench.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.Metadata;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.internals.ClusterResourceListeners;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.LogContext;

/**
 * The addresses that brokers advertise ({@code advertised.listeners}), and whether they can be reached from here.
 */
final class AdvertisedAddresses {
    private static final Duration WITHIN = Duration.ofSeconds(4);
    private static final long POLL_MS = 100;

    /** An address without an answer costs a time-out, and a few show as much as all. */
    static final int MOST_REPORTED = 3;

    private AdvertisedAddresses() {}

    /**
     * The brokers of the cluster, as a bootstrap address lists them; none when it does not.
     *
     * <p>Kafka's public clients leave the bootstrap connection as soon as they know of others, and then cannot ask it again.
     */
    static List<Node> ask(ClientProperties properties, Clock clock) throws InterruptedException {
        AdminClientConfig config = new AdminClientConfig(properties.admin());
        List<String> servers = config.getList(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        LogContext log = new LogContext();
        try (Metadata metadata =
                        new Metadata(POLL_MS, POLL_MS, WITHIN.toMillis(), log, new ClusterResourceListeners());
                Metrics metrics = new Metrics();
                NetworkClient client = ClientUtils.createNetworkClient(
                        config,
                        servers,
                        metrics,
                        "bench",
                        log,
                        new ApiVersions(),
                        Time.SYSTEM,
                        1,
                        metadata,
                        null,
                        null)) {
            ClientUtils.maybeBootstrapMetadataSynchronously(config, servers, metadata);
            long deadline = clock.nanoTime() + WITHIN.toNanos();
            while (clock.nanoTime() < deadline) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                client.poll(POLL_MS, Time.SYSTEM.milliseconds());
                Cluster cluster = metadata.fetch();
                if (!cluster.isBootstrapConfigured() && !cluster.nodes().isEmpty()) {
                    return cluster.nodes();
                }
            }
        } catch (KafkaException e) {
            // The caller reports the failure because of which it asks, which is as good as this one.
            return List.of();
        }
        return List.of();
    }

    /** One line for each of the first few brokers whose address cannot be used; connects to them. */
    static List<String> unusable(Collection<Node> nodes) {
        List<String> unusable = new ArrayList<>();
        for (Node node : nodes) {
            String address = node.host().contains(":")
                    ? "[" + node.host() + "]:" + node.port()
                    : node.host() + ":" + node.port();
            BootstrapProbe.refusal(address)
                    .ifPresent(reason ->
                            unusable.add("broker " + node.id() + " advertises " + address + ", which cannot be "
                                    + (reason.equals(BootstrapProbe.NO_SUCH_HOST) ? "resolved" : "reached")
                                    + " from here (" + reason + ")"));
            if (unusable.size() == MOST_REPORTED) {
                break;
            }
        }
        return unusable;
    }
}

package bench.testing;

import bench.broker.ThrowawayBroker;
import bench.broker.ThrowawayCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The throwaway cluster, of which one broker answers later than it could: its advertised address leads through a proxy. Safe for
 * use by many threads.
 */
public final class SlowBrokerCluster implements AutoCloseable {
    private final ThrowawayCluster cluster;
    private final DelayingProxy proxy;

    private SlowBrokerCluster(ThrowawayCluster cluster, DelayingProxy proxy) {
        this.cluster = cluster;
        this.proxy = proxy;
    }

    /**
     * Starts a cluster.
     *
     * @param slow id of the broker, from 1, that is slow
     * @param delay of each of its answers
     */
    public static SlowBrokerCluster start(int nodes, int slow, Duration delay)
            throws IOException, InterruptedException {
        DelayingProxy proxy = DelayingProxy.listen(delay);
        ThrowawayCluster.Options options = ThrowawayCluster.Options.of(nodes)
                .with(slow, Map.of("advertised.listeners", "PLAINTEXT://127.0.0.1:" + proxy.port()));
        try {
            ThrowawayCluster cluster = ThrowawayCluster.start(options);
            String address = cluster.brokers().get(slow - 1).bootstrapServers();
            proxy.connectTo(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
            return new SlowBrokerCluster(cluster, proxy);
        } catch (InterruptedException | RuntimeException e) {
            proxy.close();
            throw e;
        }
    }

    /** Such a cluster until its standard input ends. Arguments: number of nodes, id of the slow one, its delay in milliseconds. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration delay = Duration.ofMillis(Long.parseLong(arguments[2]));
        try (SlowBrokerCluster slow = start(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), delay)) {
            System.out.println(slow.bootstrapServers());
            while (System.in.read() >= 0) {
                // Whoever has started this closes it.
            }
        }
    }

    public String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    /** The nodes, in the order of their ids, the first of which is 1. */
    public List<ThrowawayBroker> brokers() {
        return cluster.brokers();
    }

    /** From now on the slow one's answers take this much longer. */
    public void delay(Duration delay) {
        proxy.delay(delay);
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        proxy.close();
    }
}

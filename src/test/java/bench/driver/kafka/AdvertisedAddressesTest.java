package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import bench.time.Clock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AdvertisedAddressesTest {
    private static final int NOBODYS_PORT = 1;

    @Test
    void areAskedForAtABootstrapAddress() throws Exception {
        try (AdvertisingServer broker = AdvertisingServer.start("kafka.invalid", 9092)) {
            assertThat(AdvertisedAddresses.ask(properties(broker.address()), Clock.system()))
                    .extracting(Node::id, Node::host, Node::port)
                    .containsExactly(tuple(1, "kafka.invalid", 9092));
        }
    }

    @Test
    void areNoneWhereNobodyAnswers() throws Exception {
        assertThat(AdvertisedAddresses.ask(properties("127.0.0.1:" + NOBODYS_PORT), Clock.system()))
                .isEmpty();
    }

    @Test
    void areNoneWhereABootstrapAddressCannotBeResolved() throws Exception {
        assertThat(AdvertisedAddresses.ask(properties("kafka.invalid:9092"), Clock.system()))
                .isEmpty();
    }

    @Test
    void thatCannotBeResolvedOrReachedAreNamedWithTheirBroker() {
        assertThat(AdvertisedAddresses.unusable(
                        List.of(new Node(3, "kafka.invalid", 9092), new Node(4, "127.0.0.1", NOBODYS_PORT))))
                .containsExactly(
                        "broker 3 advertises kafka.invalid:9092, which cannot be resolved from here (no such host)",
                        "broker 4 advertises 127.0.0.1:1, which cannot be reached from here (connection refused)");
    }

    @Test
    void thatTakeConnectionsAreNotTold() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(AdvertisedAddresses.unusable(List.of(new Node(1, "127.0.0.1", socket.getLocalPort()))))
                    .isEmpty();
        }
    }

    @Test
    void areToldForTheFirstFewBrokersOnly() {
        assertThat(AdvertisedAddresses.unusable(Collections.nCopies(50, new Node(1, "127.0.0.1", NOBODYS_PORT))))
                .hasSize(3);
    }

    private static ClientProperties properties(String address) {
        return new ClientProperties(new KafkaTestConfig(address).config(), "run7");
    }
}

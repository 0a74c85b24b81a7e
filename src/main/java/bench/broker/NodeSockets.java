package bench.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * The listening sockets of a node, which are bound here and handed to Kafka, so that no other process can take a port between
 * its choice and its use.
 *
 * @param broker for clients and other brokers
 * @param controller for the nodes of the cluster; null where this one is no controller
 */
record NodeSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
    /**
     * Binds them.
     *
     * @param port for clients, 0 = any free one
     * @throws BrokerException when the port cannot be used
     */
    static NodeSockets bind(ClusterNode node, int port) throws IOException {
        return new NodeSockets(listen(port), node.isController() ? listen(0) : null);
    }

    private static ServerSocketChannel listen(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        ServerSocketChannel socket = ServerSocketChannel.open();
        try {
            socket.bind(address);
        } catch (BindException e) {
            socket.close();
            throw new BrokerException("port " + port + " of " + NodeProperties.HOST + " cannot be used for the broker ("
                    + e.getMessage() + "): choose a free port from 1024 to 65535, or 0 for any free one");
        }
        socket.configureBlocking(false);
        return socket;
    }

    int brokerPort() {
        return broker.socket().getLocalPort();
    }

    /** 0 where this node is no controller. */
    int controllerPort() {
        return controller == null ? 0 : controller.socket().getLocalPort();
    }

    /** The socket of a listener, by its name in the server's properties. */
    ServerSocketChannel of(String listener) {
        return listener.equals(NodeProperties.CONTROLLER_LISTENER) ? controller : broker;
    }
}

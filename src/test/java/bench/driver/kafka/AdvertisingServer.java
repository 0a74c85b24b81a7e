package bench.driver.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersionCollection;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.ResponseHeader;

/** Answers like a broker, and as long as it takes to be asked for the brokers: there is one, with the given address. */
public final class AdvertisingServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String host;
    private final int port;

    private AdvertisingServer(ServerSocket socket, String host, int port) {
        this.socket = socket;
        this.host = host;
        this.port = port;
    }

    /** Serves on a free port of the loopback address until it is closed. */
    public static AdvertisingServer start(String advertisedHost, int advertisedPort) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        AdvertisingServer server = new AdvertisingServer(socket, advertisedHost, advertisedPort);
        server.runInBackground(server::accept);
        return server;
    }

    /** Where it serves. */
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void runInBackground(Runnable task) {
        Thread thread = new Thread(task, "advertising-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                runInBackground(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                byte[] request = new byte[in.readInt()];
                in.readFully(request);
                RequestHeader header = RequestHeader.parse(ByteBuffer.wrap(request));
                ResponseHeader answer = header.toResponseHeader();
                byte[] head = bytes(answer.data(), answer.headerVersion());
                byte[] body = bytes(answerTo(header.apiKey()), header.apiVersion());
                out.writeInt(head.length + body.length);
                out.write(head);
                out.write(body);
                out.flush();
            }
        } catch (IOException e) {
            // The client has left.
        }
    }

    private ApiMessage answerTo(ApiKeys key) throws IOException {
        return switch (key) {
            case API_VERSIONS -> versions();
            case METADATA ->
                new MetadataResponseData()
                        .setClusterId("advertising")
                        .setControllerId(1)
                        .setBrokers(new MetadataResponseData.MetadataResponseBrokerCollection(
                                List.of(new MetadataResponseBroker()
                                                .setNodeId(1)
                                                .setHost(host)
                                                .setPort(port))
                                        .iterator()));
            default -> throw new IOException("not asked for here: " + key);
        };
    }

    private static ApiVersionsResponseData versions() {
        ApiVersionCollection versions = new ApiVersionCollection();
        for (ApiKeys key : ApiKeys.clientApis()) {
            versions.add(new ApiVersion()
                    .setApiKey(key.id)
                    .setMinVersion(key.oldestVersion())
                    .setMaxVersion(key.latestVersion()));
        }
        return new ApiVersionsResponseData().setApiKeys(versions);
    }

    private static byte[] bytes(ApiMessage message, short version) {
        ByteBuffer buffer = MessageUtil.toByteBufferAccessor(message, version).buffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}

package bench.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A TCP proxy on the loopback address that hands on what its target answers so much later than it came. Whatever is on its way is
 * delayed alike, so it takes no throughput. Safe for use by many threads.
 */
public final class DelayingProxy implements AutoCloseable {
    private static final int CHUNK = 64 << 10;
    /** More would be a client that does not read. */
    private static final int MOST_CHUNKS = 10_000;

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    /** Written by any thread, as is the next one; 0 before there is one. */
    private volatile int targetPort;

    private volatile long delayNs;

    private DelayingProxy(ServerSocket server, Duration delay) {
        this.server = server;
        this.delayNs = delay.toNanos();
    }

    /** A proxy that listens, and closes what connects until it has a target. */
    public static DelayingProxy listen(Duration delay) throws IOException {
        DelayingProxy proxy = new DelayingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), delay);
        start(proxy::accept, "proxy-accept");
        return proxy;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What connects from now on is connected with this port. */
    public void connectTo(int port) {
        targetPort = port;
    }

    /** What comes from now on takes this much longer. */
    public void delay(Duration delay) {
        delayNs = delay.toNanos();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work, String name) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One of both sides has closed the connection, and so does the proxy.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            if (targetPort == 0) {
                client.close();
            } else {
                start(() -> connect(client), "proxy-connect");
            }
        }
    }

    private void connect(Socket client) throws IOException {
        sockets.add(client);
        try {
            Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
            sockets.add(target);
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            BlockingQueue<Chunk> late = new LinkedBlockingQueue<>(MOST_CHUNKS);
            start(
                    () -> closing(client, target, () -> copy(client.getInputStream(), target.getOutputStream())),
                    "proxy-to");
            start(() -> closing(client, target, () -> read(target.getInputStream(), late)), "proxy-from");
            start(() -> closing(client, target, () -> handOn(late, client.getOutputStream())), "proxy-late");
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /** When one direction ends, so does the connection. */
    private void closing(Socket client, Socket target, Work work) throws IOException, InterruptedException {
        try {
            work.run();
        } finally {
            client.close();
            target.close();
            sockets.remove(client);
            sockets.remove(target);
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[CHUNK];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            to.write(buffer, 0, length);
            to.flush();
        }
    }

    private static final class Chunk {
        private final byte[] bytes;
        private final long dueNs;

        Chunk(byte[] bytes, long dueNs) {
            this.bytes = bytes;
            this.dueNs = dueNs;
        }
    }

    private void read(InputStream from, BlockingQueue<Chunk> late) throws IOException, InterruptedException {
        byte[] buffer = new byte[CHUNK];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            late.put(new Chunk(Arrays.copyOf(buffer, length), System.nanoTime() + delayNs));
        }
    }

    private static void handOn(BlockingQueue<Chunk> late, OutputStream to) throws IOException, InterruptedException {
        while (true) {
            Chunk chunk = late.take();
            TimeUnit.NANOSECONDS.sleep(Math.max(0, chunk.dueNs - System.nanoTime()));
            to.write(chunk.bytes);
            to.flush();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}

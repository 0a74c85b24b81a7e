package bench.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An exporter on the loopback address, which gives the page that a test wants. Safe for use by many threads. */
public final class MetricsServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "metrics-server");
        thread.setDaemon(true);
        return thread;
    });
    /** What each request had in its header Authorization, or nothing. */
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String page;
    private volatile String contentType = "text/plain; version=0.0.4";
    private volatile int status = 200;
    private volatile boolean isSilent;

    private MetricsServer(HttpServer server, String page) {
        this.server = server;
        this.page = page;
    }

    /** Starts one that gives this page whatever path is asked for. */
    public static MetricsServer start(String page) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            MetricsServer server = new MetricsServer(http, page);
            http.createContext("/", server::answer);
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = page.getBytes(UTF_8);
        int code = status;
        boolean holds = isSilent;
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(authorization == null ? "" : authorization);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
            if (holds) {
                // After the head, so that only a deadline for the whole answer helps.
                closed.await();
            }
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives this page from now on. */
    public void say(String other) {
        page = other;
    }

    /** The same as another kind of content. */
    public void sayAs(String type, String other) {
        contentType = type;
        page = other;
    }

    /** Answers with this status from now on. */
    public void fail(int code) {
        status = code;
    }

    /** Begins its answers from now on, and does not end them. */
    public void hang() {
        isSilent = true;
    }

    /** What was asked so far: of each request its header Authorization, or nothing. */
    public List<String> requests() {
        return requests;
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where its page is. */
    public String url() {
        return "http://" + address() + "/metrics";
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

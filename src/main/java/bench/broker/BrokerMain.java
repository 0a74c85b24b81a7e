package bench.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.internals.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main class of the broker's process.
 *
 * <p>Reports to its parent on standard output that it is ready, or why it is not. Stops when asked to on standard
 * input, and when that ends because the parent is gone. Does not answer to the signals that a terminal or a supervisor
 * sends to the whole process group: the parent decides when the broker is not needed any more.
 */
final class BrokerMain {
    static final String READY = "bench broker ready: ";
    static final String FAILED = "bench broker failed: ";
    static final String STOPPED = "bench broker stopped";
    static final String STOP = "stop";

    /** For a clean stop where the data is wanted later. */
    static final Duration KEPT_DATA_DEADLINE = Duration.ofSeconds(20);

    /** For a start on a busy machine to come to its end, and the stop after it: what still starts makes new files. */
    private static final Duration THROWAWAY_DATA_DEADLINE = Duration.ofSeconds(15);

    private static final Duration ARCHIVE_DEADLINE = Duration.ofSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(BrokerMain.class);

    private final Path workDir;
    private final Path dataDir;
    private final PrintStream parent;
    private final CompletableFuture<SingleNodeKafka> node = new CompletableFuture<>();

    private BrokerMain(Path workDir, Path dataDir, PrintStream parent) {
        this.workDir = workDir;
        this.dataDir = dataDir;
        this.parent = parent;
    }

    /**
     * Arguments: the directory to delete in the end, the data directory, the port or 0, and the class archive to write in
     * the end or nothing.
     */
    public static void main(String[] args) {
        ignoreSignals("INT", "TERM", "HUP");
        PrintStream parent = System.out;
        System.setOut(System.err);
        BrokerMain main = new BrokerMain(Path.of(args[0]), Path.of(args[1]), parent);
        // Not a daemon: the JVM must not end between the shutdown of the server and the deletion of its data.
        new Thread(() -> main.stopWithParent(args[3]), "parent-watch").start();
        main.start(Integer.parseInt(args[2]));
    }

    private void start(int port) {
        try {
            SingleNodeKafka started = SingleNodeKafka.start(dataDir, port);
            node.complete(started);
            parent.println(READY + started.port());
        } catch (BrokerException e) {
            failed(e, e.getMessage());
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            failed(e, "Kafka did not start on the data directory " + dataDir + ": " + cause);
        }
        parent.flush();
    }

    private void failed(Exception failure, String message) {
        LOG.error("The broker did not start", failure);
        node.completeExceptionally(failure);
        parent.println(FAILED + message.replaceAll("\\s*\\R\\s*", " "));
    }

    private void stopWithParent(String archive) {
        boolean asked = awaitParent();
        boolean kept = !dataDir.startsWith(workDir);
        shutdown(kept ? KEPT_DATA_DEADLINE : THROWAWAY_DATA_DEADLINE);
        // A server that is still running ends its process when its files disappear: before the rest of them is deleted.
        Exit.setHaltProcedure((status, message) -> sleepForever());
        Exit.setExitProcedure((status, message) -> sleepForever());
        Directories.delete(workDir);
        parent.println(STOPPED);
        parent.flush();
        if (asked && !archive.isEmpty()) {
            haltAfter(ARCHIVE_DEADLINE);
            writeArchive(Path.of(archive));
        }
        Runtime.getRuntime().halt(0);
    }

    /** Returns true when the parent asks for the stop, false when it is gone. */
    private static boolean awaitParent() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            return STOP.equals(lines.readLine());
        } catch (IOException e) {
            LOG.warn("The parent process cannot be heard any more", e);
            return false;
        }
    }

    /** Returns when the server has shut down, has never started, or the time is over. */
    private void shutdown(Duration deadline) {
        CompletableFuture<Void> down = node.thenAcceptAsync(BrokerMain::shutdown, task -> {
            Thread thread = new Thread(task, "shutdown");
            thread.setDaemon(true);
            thread.start();
        });
        down.exceptionally(failure -> {
                    LOG.error("The broker did not shut down cleanly", failure);
                    return null;
                })
                .completeOnTimeout(null, deadline.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }

    private static void shutdown(SingleNodeKafka server) {
        try {
            server.shutdown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeArchive(Path archive) {
        try {
            ClassArchive.write(archive);
        } catch (Exception e) {
            LOG.warn("No class archive was written", e);
        }
    }

    private static void haltAfter(Duration deadline) {
        CompletableFuture.delayedExecutor(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> Runtime.getRuntime().halt(0));
    }

    private static void sleepForever() {
        new CompletableFuture<Void>().join();
    }

    /** By reflection, since the compiler warns of the only class that can do this. */
    private static void ignoreSignals(String... names) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ignore = handler.getField("SIG_IGN").get(null);
            for (String name : names) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ignore);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.warn("The signals {} are not ignored", String.join(", ", names), e);
        }
    }
}

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
import java.util.function.Consumer;
import org.apache.kafka.common.utils.internals.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main class of the broker's process.
 *
 * <p>Reports to its parent on standard output where its controller listens, that it is ready, or why it is not. On standard
 * input it is given the controllers of the cluster, and asked to leave that and to stop; it stops too when that ends because
 * the parent is gone. Does not answer to the signals that a terminal or a supervisor sends to the whole process group: the
 * parent decides when the broker is not needed any more.
 */
final class BrokerMain {
    static final String CONTROLLER = "bench broker controller: ";
    static final String READY = "bench broker ready: ";
    static final String FAILED = "bench broker failed: ";
    static final String LEFT = "bench broker left";
    static final String STOPPED = "bench broker stopped";
    static final String VOTERS = "voters ";
    static final String LEAVE = "leave";
    static final String STOP = "stop";

    /** For a clean stop where the data is wanted later. */
    static final Duration KEPT_DATA_DEADLINE = Duration.ofSeconds(20);

    /** For a start on a busy machine to come to its end, and the stop after it: what still starts makes new files. */
    private static final Duration THROWAWAY_DATA_DEADLINE = Duration.ofSeconds(15);

    private static final Duration ARCHIVE_DEADLINE = Duration.ofSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(BrokerMain.class);

    private final NodeArguments arguments;
    private final PrintStream parent;
    private final CompletableFuture<String> voters = new CompletableFuture<>();
    private final CompletableFuture<KafkaNode> node = new CompletableFuture<>();

    private BrokerMain(NodeArguments arguments, PrintStream parent) {
        this.arguments = arguments;
        this.parent = parent;
    }

    /** Arguments: as {@link NodeArguments} has them. */
    public static void main(String[] args) {
        ignoreSignals("INT", "TERM", "HUP");
        PrintStream parent = System.out;
        System.setOut(System.err);
        BrokerMain main = new BrokerMain(NodeArguments.of(args), parent);
        // Not a daemon: the JVM must not end between the shutdown of the server and the deletion of its data.
        new Thread(main::stopWithParent, "parent-watch").start();
        main.start();
    }

    private void start() {
        try {
            NodeSockets sockets =
                    NodeSockets.bind(arguments.node(), arguments.place().port());
            say(CONTROLLER + sockets.controllerPort());
            KafkaNode started = KafkaNode.start(arguments.node(), arguments.place(), sockets, voters.get());
            node.complete(started);
            say(READY + started.port());
        } catch (BrokerException e) {
            failed(e, e.getMessage());
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            failed(
                    e,
                    "Kafka did not start on the data directory "
                            + arguments.place().dataDir() + ": " + cause);
        }
    }

    private void say(String line) {
        parent.println(line);
        parent.flush();
    }

    private void failed(Exception failure, String message) {
        LOG.error("The broker did not start", failure);
        node.completeExceptionally(failure);
        say(FAILED + message.replaceAll("\\s*\\R\\s*", " "));
    }

    private void stopWithParent() {
        boolean asked = awaitParent();
        voters.completeExceptionally(new BrokerException("the broker was stopped before it had started"));
        await(BrokerMain::shutdown);
        // A server that is still running ends its process when its files disappear: before the rest of them is deleted.
        Exit.setHaltProcedure((status, message) -> sleepForever());
        Exit.setExitProcedure((status, message) -> sleepForever());
        Directories.delete(arguments.workDir());
        say(STOPPED);
        if (asked && !arguments.archive().isEmpty()) {
            haltAfter(ARCHIVE_DEADLINE);
            writeArchive(Path.of(arguments.archive()));
        }
        Runtime.getRuntime().halt(0);
    }

    /** Does what the parent says; returns true when it asks for the stop, false when it is gone. */
    private boolean awaitParent() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(STOP)) {
                    return true;
                }
                if (line.startsWith(VOTERS)) {
                    voters.complete(line.substring(VOTERS.length()));
                } else if (line.equals(LEAVE)) {
                    await(KafkaNode::leave);
                    say(LEFT);
                }
            }
        } catch (IOException e) {
            LOG.warn("The parent process cannot be heard any more", e);
        }
        return false;
    }

    /** Returns when the server has done it, has never started, or the time is over. */
    private void await(Consumer<KafkaNode> step) {
        Duration deadline = arguments.keepsData() ? KEPT_DATA_DEADLINE : THROWAWAY_DATA_DEADLINE;
        CompletableFuture<Void> done = node.thenAcceptAsync(step, task -> {
            Thread thread = new Thread(task, "shutdown");
            thread.setDaemon(true);
            thread.start();
        });
        done.exceptionally(failure -> {
                    LOG.error("The broker did not shut down cleanly", failure);
                    return null;
                })
                .completeOnTimeout(null, deadline.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }

    private static void shutdown(KafkaNode server) {
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

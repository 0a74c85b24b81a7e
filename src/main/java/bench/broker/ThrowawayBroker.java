package bench.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.Uuid;

/**
 * A local Kafka in a process of its own, for runs that have no cluster to measure: a cluster of one node, or a node of a {@link
 * ThrowawayCluster}.
 *
 * <p>Its data is deleted when it is closed and when this JVM ends in any way, {@code kill -9} included; a data directory
 * that the user named is kept, and used again by the next broker that is started on it. It listens on the loopback address
 * only, without security. Safe for use by many threads.
 */
public final class ThrowawayBroker implements AutoCloseable {
    /** More than the broker's process allows itself for a clean stop. */
    private static final Duration STOP_DEADLINE = BrokerMain.KEPT_DATA_DEADLINE.plusSeconds(5);

    private final BrokerProcess process;
    private final Path workDir;
    private final boolean writesArchive;
    private final CompletableFuture<String> ended;
    private final int port;
    private final Duration startup;
    private final Instant startedAt;

    /** Guarded by this. */
    private boolean closed;

    ThrowawayBroker(BrokerProcess process, Path workDir, boolean writesArchive, int port, Duration startup) {
        this.process = process;
        this.workDir = workDir;
        this.writesArchive = writesArchive;
        this.port = port;
        this.startup = startup;
        this.startedAt = Instant.now();
        this.ended = process.onExit().thenCompose(this::processEnded);
    }

    /**
     * How to start a broker.
     *
     * @param port to listen on, 0 = any free one
     * @param dataDir where the data is kept, or null for a directory that is deleted in the end
     * @param readyDeadline how long the start may take
     */
    public record Options(int port, Path dataDir, Duration readyDeadline) {
        public Options {
            if (port < 0 || port > 65_535) {
                throw new BrokerException("the broker's port must be from 0 (any free one) to 65535, but was " + port);
            }
            Objects.requireNonNull(readyDeadline, "readyDeadline");
        }

        /** Any free port, data that is deleted in the end, 60 s to get ready. */
        public static Options defaults() {
            return new Options(0, null, Duration.ofSeconds(60));
        }

        /** The same with another port. */
        public Options withPort(int otherPort) {
            return new Options(otherPort, dataDir, readyDeadline);
        }

        /** The same with a directory whose data is kept. */
        public Options withDataDir(Path otherDataDir) {
            return new Options(port, otherDataDir, readyDeadline);
        }

        /** The same with another deadline. */
        public Options withReadyDeadline(Duration otherDeadline) {
            return new Options(port, dataDir, otherDeadline);
        }
    }

    /**
     * Starts a broker and waits until it serves requests.
     *
     * @throws BrokerException one line, when it cannot be started: a port that is taken, a directory that cannot be used,
     *     a deadline that is over
     * @throws InterruptedException when the thread was interrupted; no process is left then
     */
    public static ThrowawayBroker start(Options options) throws InterruptedException {
        NodeStart.Node alone = new NodeStart.Node(ClusterNode.ALONE, options.port(), options.dataDir(), Map.of());
        return NodeStart.all(List.of(alone), Uuid.randomUuid().toString(), options.readyDeadline())
                .get(0);
    }

    /** What clients connect to: host and port. */
    public String bootstrapServers() {
        return NodeProperties.HOST + ":" + port;
    }

    /** How long it took from the start of the process until requests were served. */
    public Duration startup() {
        return startup;
    }

    /** When it was ready. */
    public Instant startedAt() {
        return startedAt;
    }

    /** Of the broker's process. */
    public long pid() {
        return process.pid();
    }

    /** Where the process keeps its log, and its data unless the user named a directory; deleted in the end. */
    public Path workDir() {
        return workDir;
    }

    /** Completes with one line when the process has ended without having been asked to. */
    public CompletableFuture<String> ended() {
        return ended.copy();
    }

    /** Begins to give up its partitions; completes when it has, or does not within the time that a clean stop may take. */
    CompletableFuture<Boolean> leave() {
        return process.leave(STOP_DEADLINE);
    }

    /**
     * Stops the broker and deletes its data, unless the user named the directory. May be called twice. The first broker
     * of an installation goes on for a few seconds afterwards, to write the class archive that speeds up later starts.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean stopped = process.stop(STOP_DEADLINE);
        if (!stopped || !writesArchive) {
            process.kill();
        }
        Directories.delete(workDir);
    }

    private synchronized CompletableFuture<String> processEnded(ProcessEnd end) {
        if (closed) {
            return new CompletableFuture<>();
        }
        return CompletableFuture.completedFuture(
                "the broker's process " + process.pid() + " " + BrokerProcess.end(end, "", workDir));
    }
}

package bench.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A local single-node Kafka in a process of its own, for runs that have no cluster to measure.
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

    private ThrowawayBroker(BrokerProcess process, Path workDir, boolean writesArchive, int port, Duration startup) {
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
        BrokerClassPath classPath = BrokerClassPath.locate();
        ClassArchive archive = ClassArchive.of(classPath);
        try {
            return start(options, classPath, archive);
        } catch (EndedBeforeReady e) {
            if (archive.isNone()) {
                throw e.failure;
            }
            // A start must not fail for an archive: one that the JVM accepts can still be damaged, and a JVM that is to
            // write one and cannot does not start.
            if (archive.exists()) {
                archive.discard();
            }
            return startWithoutArchive(options, classPath);
        }
    }

    private static ThrowawayBroker startWithoutArchive(Options options, BrokerClassPath classPath)
            throws InterruptedException {
        try {
            return start(options, classPath, ClassArchive.NONE);
        } catch (EndedBeforeReady e) {
            throw e.failure;
        }
    }

    private static ThrowawayBroker start(Options options, BrokerClassPath classPath, ClassArchive archive)
            throws InterruptedException, EndedBeforeReady {
        long startNs = System.nanoTime();
        Path workDir = createWorkDir();
        BrokerProcess process = null;
        boolean ready = false;
        try {
            process = BrokerProcess.launch(options, workDir, classPath, archive);
            int port = awaitReady(process, workDir, options.readyDeadline());
            ready = true;
            Duration startup = Duration.ofNanos(System.nanoTime() - startNs);
            return new ThrowawayBroker(process, workDir, archive.isToBeWritten(), port, startup);
        } catch (IOException e) {
            throw new BrokerException("the broker's process could not be started: " + e.getMessage(), e);
        } finally {
            if (!ready) {
                if (process != null) {
                    process.kill();
                }
                Directories.delete(workDir);
            }
        }
    }

    private static int awaitReady(BrokerProcess process, Path workDir, Duration deadline)
            throws InterruptedException, EndedBeforeReady {
        try {
            return process.ready().get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new BrokerException("the broker was not ready within " + deadline.toMillis() + " ms; "
                    + BrokerProcess.lastLogLine(workDir));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BrokerException failure) {
                throw failure;
            }
            int exitCode = process.onExit().join();
            throw new EndedBeforeReady(new BrokerException("the broker's process ended with exit code " + exitCode
                    + " before it was ready; " + BrokerProcess.lastLogLine(workDir)));
        }
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

    private synchronized CompletableFuture<String> processEnded(int exitCode) {
        if (closed) {
            return new CompletableFuture<>();
        }
        return CompletableFuture.completedFuture("the broker's process " + process.pid() + " ended with exit code "
                + exitCode + "; " + BrokerProcess.lastLogLine(workDir));
    }

    private static Path createWorkDir() {
        try {
            return Files.createTempDirectory("bench-broker-").toAbsolutePath();
        } catch (IOException e) {
            throw new BrokerException(
                    "no directory for the broker could be made in " + System.getProperty("java.io.tmpdir") + ": "
                            + e.getMessage(),
                    new UncheckedIOException(e));
        }
    }

    /** The process ended by itself, without a reason that it could name. */
    private static final class EndedBeforeReady extends Exception {
        private static final long serialVersionUID = 1L;

        private final BrokerException failure;

        EndedBeforeReady(BrokerException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}

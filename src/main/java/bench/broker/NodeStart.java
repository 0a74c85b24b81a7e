package bench.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A node on its way to serve requests. The nodes of a cluster start together: none is ready before its controllers have found
 * each other, and where one fails, all end.
 */
final class NodeStart {
    private final ClusterNode node;
    private final BrokerProcess process;
    private final Path workDir;
    private final boolean writesArchive;

    private NodeStart(ClusterNode node, BrokerProcess process, Path workDir, boolean writesArchive) {
        this.node = node;
        this.process = process;
        this.workDir = workDir;
        this.writesArchive = writesArchive;
    }

    /**
     * What is to be started.
     *
     * @param node which of the cluster it is
     * @param port to listen on, 0 = any free one
     * @param dataDir where its data is kept, or null for a directory that is deleted in the end
     * @param properties server properties over its own
     */
    record Node(ClusterNode node, int port, Path dataDir, Map<String, String> properties) {}

    /**
     * Starts the nodes of a cluster and waits until all serve requests.
     *
     * @param clusterId that they get when they are formatted
     * @throws BrokerException one line, when one cannot be started
     * @throws InterruptedException when the thread was interrupted; no process is left then
     */
    static List<ThrowawayBroker> all(List<Node> nodes, String clusterId, Duration deadline)
            throws InterruptedException {
        BrokerClassPath classPath = BrokerClassPath.locate();
        ClassArchive archive = ClassArchive.of(classPath);
        try {
            return all(nodes, clusterId, deadline, new Launch(classPath, archive));
        } catch (EndedBeforeReady e) {
            if (archive.isNone()) {
                throw e.failure;
            }
            // A start must not fail for an archive: one that the JVM accepts can still be damaged, and a JVM that is to
            // write one and cannot does not start.
            if (archive.exists()) {
                archive.discard();
            }
            return withoutArchive(nodes, clusterId, deadline, classPath);
        }
    }

    private record Launch(BrokerClassPath classPath, ClassArchive archive) {}

    private static List<ThrowawayBroker> withoutArchive(
            List<Node> nodes, String clusterId, Duration deadline, BrokerClassPath classPath)
            throws InterruptedException {
        try {
            return all(nodes, clusterId, deadline, new Launch(classPath, ClassArchive.NONE));
        } catch (EndedBeforeReady e) {
            throw e.failure;
        }
    }

    private static List<ThrowawayBroker> all(List<Node> nodes, String clusterId, Duration deadline, Launch launch)
            throws InterruptedException, EndedBeforeReady {
        long startNs = System.nanoTime();
        List<NodeStart> started = new ArrayList<>();
        List<ThrowawayBroker> brokers = new ArrayList<>();
        try {
            for (Node node : nodes) {
                // The others would write the same archive.
                boolean isWriter = started.isEmpty() || !launch.archive.isToBeWritten();
                started.add(launch(node, clusterId, launch.classPath, isWriter ? launch.archive : ClassArchive.NONE));
            }
            Countdown countdown = new Countdown(startNs, deadline);
            List<String> voters = new ArrayList<>();
            for (NodeStart each : started) {
                int port = each.await(each.process.controllerPort(), countdown);
                if (each.node.isController()) {
                    voters.add(each.node.voter(port));
                }
            }
            started.forEach(each -> each.process.nameVoters(String.join(",", voters)));
            for (NodeStart each : started) {
                int port = each.await(each.process.ready(), countdown);
                brokers.add(
                        new ThrowawayBroker(each.process, each.workDir, each.writesArchive, port, countdown.passed()));
            }
            return brokers;
        } finally {
            if (brokers.size() < nodes.size()) {
                started.forEach(NodeStart::abandon);
            }
        }
    }

    /** What is left of a time. */
    private record Countdown(long startNs, Duration deadline) {
        Duration passed() {
            return Duration.ofNanos(System.nanoTime() - startNs);
        }

        long leftNs() {
            return Math.max(0, deadline.minus(passed()).toNanos());
        }
    }

    private static NodeStart launch(Node node, String clusterId, BrokerClassPath classPath, ClassArchive archive) {
        Path workDir = createWorkDir();
        boolean launched = false;
        try {
            Path dataDir = node.dataDir == null ? workDir.resolve("data") : node.dataDir.toAbsolutePath();
            NodeArguments arguments = new NodeArguments(
                    workDir,
                    node.node,
                    new NodeArguments.Place(dataDir, clusterId, node.port, node.properties),
                    archive.isToBeWritten() ? archive.file().toString() : "");
            BrokerProcess process = BrokerProcess.launch(arguments, classPath, archive);
            launched = true;
            return new NodeStart(node.node, process, workDir, archive.isToBeWritten());
        } catch (IOException e) {
            throw new BrokerException("the broker's process could not be started: " + e.getMessage(), e);
        } finally {
            if (!launched) {
                Directories.delete(workDir);
            }
        }
    }

    private <T> T await(CompletableFuture<T> answer, Countdown countdown)
            throws InterruptedException, EndedBeforeReady {
        try {
            return answer.get(countdown.leftNs(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new BrokerException("the broker was not ready within " + countdown.deadline.toMillis() + " ms; "
                    + BrokerProcess.lastLogLine(workDir));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BrokerException failure) {
                throw failure;
            }
            ProcessEnd end = process.onExit().join();
            throw new EndedBeforeReady(new BrokerException(
                    "the broker's process " + BrokerProcess.end(end, " before it was ready", workDir)));
        }
    }

    private void abandon() {
        process.kill();
        Directories.delete(workDir);
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

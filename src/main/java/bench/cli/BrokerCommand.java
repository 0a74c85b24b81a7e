package bench.cli;

import bench.broker.BrokerException;
import bench.broker.ThrowawayCluster;
import bench.yaml.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bench broker}: the throwaway Kafka, in the foreground, until Ctrl-C. */
@Command(
        name = "broker",
        description = "Starts a throwaway Kafka on the loopback address, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  A broker for several runs",
            "    bench broker --port 9092",
            "    bench run -w a.yaml -d driver-kafka.yaml --bootstrap-servers localhost:9092",
            "  Three brokers, with replicas of all topics that do not say how many they want",
            "    bench broker --nodes 3 --port 9092"
        })
final class BrokerCommand implements Callable<Integer> {
    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "Brokers of the cluster, a process each, from 1 (the default) to 9.")
    private int nodes = 1;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port to listen on, a free one by default; of several nodes that of the first, the others follow.")
    private int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Folder for its data, which is kept, in a folder for each of several nodes; by default a temporary one"
                            + " that is deleted in the end.")
    private Path dataDir;

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        check();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ThrowawayCluster.Options options =
                ThrowawayCluster.Options.of(nodes).withPort(port).withDataDir(dataDir);
        try (ThrowawayCluster cluster = ThrowawayCluster.start(options)) {
            String ready = String.format(
                    Locale.ROOT,
                    "Kafka is ready at %s after %.1f s (%s %s); Ctrl-C ends it",
                    cluster.bootstrapServers(),
                    cluster.startup().toMillis() / 1000.0,
                    nodes == 1 ? "process" : "processes",
                    cluster.brokers().stream()
                            .map(broker -> Long.toString(broker.pid()))
                            .collect(Collectors.joining(", ")));
            out.println(ready);
            out.flush();
            // At once: it is of no use when nobody knows where it is.
            bench.lostOutput().take().ifPresent(lost -> say(err, lost + ": " + ready));
            throw new BrokerException(cluster.awaitEnd(died -> say(err, died + "; the others go on")));
        }
    }

    private void check() {
        if (nodes < 1 || nodes > ThrowawayCluster.MOST_NODES) {
            throw new ConfigException("--nodes must be from 1 to " + ThrowawayCluster.MOST_NODES + ", but is " + nodes);
        }
        if (port < 0 || port > 65_535) {
            throw new ConfigException("--port must be from 0, for any free one, to 65535, but is " + port);
        }
        if (port + nodes - 1 > 65_535) {
            throw new ConfigException("--port must be " + (65_536 - nodes) + " or lower for --nodes " + nodes
                    + ", which take a port each, but is " + port);
        }
    }

    private static void say(PrintWriter err, String line) {
        err.println("bench: " + line);
        err.flush();
    }
}

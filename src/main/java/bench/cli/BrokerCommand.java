package bench.cli;

import bench.broker.BrokerException;
import bench.broker.ThrowawayBroker;
import bench.yaml.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bench broker}: the throwaway Kafka, in the foreground, until Ctrl-C. */
@Command(
        name = "broker",
        description = "Starts a throwaway single-node Kafka on the loopback address, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  A broker for several runs",
            "    bench broker --port 9092",
            "    bench run -w a.yaml -d driver-kafka.yaml --bootstrap-servers localhost:9092"
        })
final class BrokerCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; a free one by default.")
    private int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Folder for its data, which is kept; by default a temporary one that is deleted in the end.")
    private Path dataDir;

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (port < 0 || port > 65_535) {
            throw new ConfigException("--port must be from 0, for any free one, to 65535, but is " + port);
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ThrowawayBroker.Options options =
                ThrowawayBroker.Options.defaults().withPort(port).withDataDir(dataDir);
        try (ThrowawayBroker broker = ThrowawayBroker.start(options)) {
            String ready = String.format(
                    Locale.ROOT,
                    "Kafka is ready at %s after %.1f s (process %d); Ctrl-C ends it",
                    broker.bootstrapServers(),
                    broker.startup().toMillis() / 1000.0,
                    broker.pid());
            out.println(ready);
            out.flush();
            // At once: it is of no use when nobody knows where it is.
            bench.lostOutput().take().ifPresent(lost -> {
                err.println("bench: " + lost + ": " + ready);
                err.flush();
            });
            throw new BrokerException(broker.ended().get());
        }
    }
}

package bench.compare.peer;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point: prints a table of bench and Kafka's performance tools, and leaves nothing else behind. */
@Command(
        name = "compare",
        description =
                "Runs bench and Kafka's own kafka-producer-perf-test and kafka-consumer-perf-test in turn, with the same"
                        + " settings, against one broker; prints the medians of both and of the ratio of each pair of runs, with the"
                        + " least and the greatest value.%n",
        footer =
                "%nTopics are named bench-compare-..., have one partition, and are deleted again. Producers have acks=1,"
                        + " linger.ms=1, batch.size=131072. The table goes to standard output, progress to standard error. Exit codes:"
                        + " 0 done, 1 a run has failed, 2 wrong usage. For a quiet machine, that nothing else uses meanwhile.")
public final class Compare implements Callable<Integer> {
    /** In which a run ends in order, its topics are deleted, and the broker stops. */
    private static final long STOP_SECONDS = 60;

    @Mixin
    private final Settings settings = new Settings();

    @Spec
    private CommandSpec spec;

    /** Written by the thread of the shutdown, read by the one that compares. */
    private volatile boolean stopping;

    @Override
    public Integer call() {
        try {
            settings.validate();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        CountDownLatch cleanedUp = new CountDownLatch(1);
        stopInOrder(Thread.currentThread(), cleanedUp);
        try {
            compare(spec.commandLine().getOut(), spec.commandLine().getErr());
            return 0;
        } catch (InterruptedException | IOException | RuntimeException e) {
            report(e, spec.commandLine().getErr());
            return 1;
        } finally {
            cleanedUp.countDown();
        }
    }

    /** After a signal, whose exit code the JVM then has by itself. */
    private void stopInOrder(Thread comparing, CountDownLatch cleanedUp) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopping = true;
            comparing.interrupt();
            try {
                var unused = cleanedUp.await(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void compare(PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
        Path target = Path.of(URI.create(Compare.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .getParent();
        Path scratch = Files.createTempDirectory(target, "compare-");
        try (Cluster cluster = Cluster.of(settings.bootstrapServers, scratch, err)) {
            Programs programs = new Programs(target, scratch, settings.javaOptions());
            Comparison comparison = new Comparison(
                    settings,
                    cluster,
                    new BenchSide(programs, cluster.bootstrapServers()),
                    new PeerSide(programs, cluster.bootstrapServers(), settings.generate),
                    new Table(),
                    err);
            comparison.run();
            comparison.print(out);
        } finally {
            delete(scratch);
        }
    }

    /** What follows from a signal is no news, but for a topic that could not be deleted. */
    private void report(Exception failure, PrintWriter err) {
        if (!stopping) {
            err.println("compare: " + failure.getMessage());
        }
        for (Throwable left : failure.getSuppressed()) {
            err.println("compare: " + left.getMessage());
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Compare()).setParameterExceptionHandler((e, arguments) -> {
            e.getCommandLine().getErr().println("compare: " + e.getMessage() + "; see --help");
            return 2;
        });
    }

    /** Ends Maven, in whose JVM this runs, with the exit code; it goes on where that is 0. */
    public static void main(String[] args) {
        // Kafka's clients log all of their properties otherwise.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        int code = commandLine().execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }
}

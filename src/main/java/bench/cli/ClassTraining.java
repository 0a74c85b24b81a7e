package bench.cli;

import bench.driver.kafka.KafkaClasses;
import bench.log.LimitedLogs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Loads what a run with Kafka loads, and needs no cluster for it: the main class of the process whose JVM writes the class
 * archive for later runs. The launcher starts it before the first run.
 *
 * <p>Instead of a recording of the user's own first run, which would find the classes by itself: a JVM that records refuses
 * to start with some of the options and agents that users have.
 */
final class ClassTraining {
    private static final String WORKLOAD = """
            name: training
            topics: 1
            partitionsPerTopic: 1
            messageSize: 1024
            producersPerTopic: 1
            subscriptionsPerTopic: 1
            consumerPerSubscription: 1
            producerRate: 1000
            warmupDuration: 0s
            testDuration: 1s
            reportInterval: 1s
            """;

    private static final String DRIVER = """
            name: training
            driverClass: loopback
            """;

    private ClassTraining() {}

    /** Ends with an exit code other than 0 when something could not be loaded. */
    public static void main(String[] args) throws Exception {
        LimitedLogs.install();
        run();
        KafkaClasses.load();
        loadOwnClasses();
        System.exit(0);
    }

    private static void run() throws IOException {
        Path directory = Files.createTempDirectory("bench-training-");
        // Also when the user has no patience.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory), "training-clean-up"));
        Path workload = Files.writeString(directory.resolve("workload.yaml"), WORKLOAD);
        Path driver = Files.writeString(directory.resolve("driver.yaml"), DRIVER);
        Path result = directory.resolve("result.json");
        PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        // Whether a second of load is a valid measurement says nothing here.
        var unused = Bench.execute(
                new Bench(),
                nowhere,
                nowhere,
                "run",
                "-w",
                workload.toString(),
                "-d",
                driver.toString(),
                "-o",
                result.toString());
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without their static initializers; most of what they refer to comes with them when the JVM links them. */
    private static void loadOwnClasses() throws IOException, URISyntaxException, ClassNotFoundException {
        Path jar = Path.of(ClassTraining.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> names;
        try (JarFile file = new JarFile(jar.toFile())) {
            names = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .toList();
        }
        for (String name : names) {
            String className =
                    name.substring(0, name.length() - ".class".length()).replace('/', '.');
            Class.forName(className, false, ClassTraining.class.getClassLoader());
        }
    }
}

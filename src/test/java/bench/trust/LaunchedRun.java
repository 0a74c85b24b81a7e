package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.cli.BenchProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A run of {@code ./bench} in a folder of its own, and what it printed and wrote there. */
final class LaunchedRun implements AutoCloseable {
    private final Path json;
    private final BenchProcess bench;

    private LaunchedRun(Path json, BenchProcess bench) {
        this.json = json;
        this.bench = bench;
    }

    /** A workload of one producer and one consumer, 100 bytes a message, with these lines. */
    static List<String> workload(String... lines) {
        return file(
                List.of(
                        "name: Trust",
                        "topics: 1",
                        "partitionsPerTopic: 1",
                        "messageSize: 100",
                        "subscriptionsPerTopic: 1",
                        "consumerPerSubscription: 1",
                        "producersPerTopic: 1"),
                lines);
    }

    /** A broker in memory with these lines. */
    static List<String> loopback(String... lines) {
        return file(List.of("name: Loopback", "driverClass: loopback"), lines);
    }

    /** The cluster at this address, whose consumers have these properties too. */
    static List<String> kafka(String address, String... consumerProperties) {
        return file(
                List.of(
                        "name: Kafka",
                        "driverClass: kafka",
                        "replicationFactor: 1",
                        "commonConfig: |",
                        "  bootstrap.servers=" + address,
                        "producerConfig: |",
                        "  acks=all",
                        "consumerConfig: |",
                        "  auto.offset.reset=earliest"),
                consumerProperties);
    }

    private static List<String> file(List<String> first, String... more) {
        List<String> lines = new ArrayList<>(first);
        lines.addAll(List.of(more));
        return lines;
    }

    /** Starts it in a folder that it makes, with options of the whole program. */
    static LaunchedRun start(Path dir, List<String> workload, List<String> driver, String... options) {
        try {
            Files.createDirectories(dir);
            Path json = dir.resolve("result.json");
            List<String> arguments = new ArrayList<>(List.of(options));
            arguments.addAll(List.of("run", "-o", json.toString()));
            arguments.addAll(
                    List.of("-w", Files.write(dir.resolve("w.yaml"), workload).toString()));
            arguments.addAll(
                    List.of("-d", Files.write(dir.resolve("d.yaml"), driver).toString()));
            return new LaunchedRun(json, BenchProcess.launch(dir, arguments.toArray(String[]::new)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void awaitMeasurement() {
        bench.awaitOut("Starting benchmark traffic");
    }

    /** The launcher has become the JVM by then. */
    long pid() {
        return bench.process().pid();
    }

    void signal(String name) {
        bench.signal(name);
    }

    /** Waits for the end. */
    int exitCode() throws InterruptedException {
        return bench.exitCodeWithin(Duration.ofMinutes(2));
    }

    /** Waits for the end. */
    ResultDocument result() throws InterruptedException {
        int exitCode = exitCode();
        assertThat(json)
                .as("result of a run with exit code %s: %s", exitCode, bench.err())
                .exists();
        return ResultDocument.read(json);
    }

    /** All of its standard output, with one blank between words, since lines may be wrapped. */
    String out() {
        return bench.out().replaceAll("\\s+", " ");
    }

    /** All that it printed, and what it wrote. */
    String allOutput() {
        try {
            return bench.out() + bench.err() + (Files.exists(json) ? Files.readString(json) : "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        bench.close();
    }
}

package bench.compare.peer;

import bench.compare.peer.Programs.Outcome;
import bench.result.Check;
import bench.result.Environment;
import bench.result.Result;
import bench.result.ResultJson;
import bench.stats.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** {@code bench run}, by its result file. */
final class BenchSide {
    static final List<String> PRODUCER_PROPERTIES = List.of("acks=1", "linger.ms=1", "batch.size=131072");

    private final Programs programs;
    private final Path driver;
    private Environment environment;

    BenchSide(Programs programs, String bootstrapServers) throws IOException {
        this.programs = programs;
        this.driver = programs.file("driver.yaml");
        // The consumer has what kafka-consumer-perf-test sets by itself.
        Files.writeString(
                driver, """
                name: Kafka
                driverClass: kafka
                commonConfig: |
                  bootstrap.servers=%s
                topicConfig: |
                  retention.bytes=%d
                producerConfig: |
                  %s
                consumerConfig: |
                  auto.offset.reset=earliest
                  max.partition.fetch.bytes=1048576
                  receive.buffer.bytes=2097152
                  check.crcs=false
                """.formatted(bootstrapServers, Cluster.KEPT_BYTES, String.join("\n  ", PRODUCER_PROPERTIES)));
    }

    /** What a producer has sent. */
    record Sent(Result result, Duration cpu) {
        double messagesPerSecond() {
            return result.run().messages().counts().messagesSent()
                    / result.run().times().measuredSeconds();
        }

        double cpuMicrosPerMessage() {
            return cpu.toNanos() / 1e3 / result.delivery().sent();
        }

        Histogram publishLatency() {
            return result.distributions().histograms().histogram(Latency.PUBLISH);
        }

        /** Their names, with commas between; none where the run is to be trusted. */
        Optional<String> failedChecks() {
            return result.validity().checks().stream()
                    .filter(check -> check.verdict() == Check.Verdict.INVALID)
                    .map(Check::name)
                    .reduce((one, next) -> one + ", " + next);
        }
    }

    Sent sends(int messageBytes, int rate, Settings.Lengths lengths) throws IOException, InterruptedException {
        Outcome outcome = run(messageBytes, """
                producersPerTopic: 1
                producerRate: %d
                subscriptionsPerTopic: 0
                consumerPerSubscription: 0
                useRandomizedPayloads: true
                randomBytesRatio: 1
                randomizedPayloadPoolSize: 1000
                warmupDuration: %ds
                testDuration: %ds
                """.formatted(rate, lengths.warmup(), lengths.seconds()));
        Result result = result();
        if (result.run().messages().counts().sendErrors() > 0) {
            throw outcome.failure("bench could not send everything");
        }
        return new Sent(result, outcome.cpu());
    }

    /** What a consumer has read from the start of a topic: messages of the whole run, and what counts of it. */
    record Read(double messages, Window window) {}

    /** The warm-up is left out here, and not by bench, so that it is known how much was read in all. */
    Read reads(String topic, int messageBytes, Settings.Lengths lengths) throws IOException, InterruptedException {
        Outcome outcome = run(messageBytes, """
                consumerOnly: true
                subscriptionsPerTopic: 1
                consumerPerSubscription: 1
                producerRate: 1
                existingConsumeTopicList: [%s]
                warmupDuration: 0s
                testDuration: %ds
                """.formatted(topic, lengths.total()));
        // Not the count of the run, which has messages in it that were received after its last interval.
        List<Number> rates = result().series().byName().getOrDefault("consumeRate", List.of());
        List<Number> seconds = result().series().byName().getOrDefault("elapsedSeconds", List.of());
        Window window = new Window(lengths);
        double messages = 0;
        for (int i = 0; i < rates.size(); i++) {
            double read = rates.get(i).doubleValue() * seconds.get(i).doubleValue();
            window.add(read, seconds.get(i).doubleValue());
            messages += read;
        }
        if (messages == 0) {
            throw outcome.failure("bench has read nothing");
        }
        return new Read(messages, window);
    }

    /** What bench has said of itself and the machine in its last run. */
    Environment environment() {
        return environment;
    }

    private Outcome run(int messageBytes, String lines) throws IOException, InterruptedException {
        Path workload = programs.file("workload.yaml");
        Files.writeString(workload, """
                name: Compare
                topics: 1
                partitionsPerTopic: 1
                topicPrefix: %s
                messageSize: %d
                reportInterval: 1s
                %s""".formatted(Cluster.TOPIC_PREFIX, messageBytes, lines));
        Files.deleteIfExists(programs.file("bench.json"));
        Outcome outcome = programs.bench(List.of(
                "run",
                "-w",
                workload.toString(),
                "-d",
                driver.toString(),
                "-o",
                programs.file("bench.json").toString()));
        // 3, not to be trusted, is an answer too.
        if (outcome.exitCode() != 0 && outcome.exitCode() != 3) {
            throw outcome.failure("bench has failed with exit code " + outcome.exitCode());
        }
        environment = result().environment();
        return outcome;
    }

    private Result result() throws IOException {
        Path file = programs.file("bench.json");
        return ResultJson.read(Files.readAllBytes(file), file.toString());
    }
}

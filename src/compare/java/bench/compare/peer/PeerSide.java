package bench.compare.peer;

import bench.compare.peer.Programs.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Kafka's kafka-producer-perf-test and kafka-consumer-perf-test.
 *
 * @param generates whether the bytes of messages are made while they are sent, instead of before
 */
record PeerSide(Programs programs, String bootstrapServers, boolean generates) {
    private static final int READY_MESSAGES = 1_000;

    /** What was sent, its first part as the tool's own warm-up, at this rate or at the highest with -1. */
    Outcome sends(String topic, int messageBytes, int rate, long warmupRecords, long records)
            throws IOException, InterruptedException {
        List<String> options =
                new ArrayList<>(List.of("--throughput", rate + "", "--warmup-records", warmupRecords + ""));
        options.addAll(
                generates
                        ? List.of("--record-size", messageBytes + "")
                        : List.of("--payload-file", readyMessages(messageBytes).toString()));
        options.addAll(List.of("--reporting-interval", "1000", "--command-property"));
        options.addAll(BenchSide.PRODUCER_PROPERTIES);
        Outcome outcome = run("ProducerPerformance", topic, records, options);
        if (!PeerOutput.hasSent(outcome.lines(), records)) {
            throw outcome.failure("kafka-producer-perf-test did not send everything");
        }
        return outcome;
    }

    /** What a new group has read from the start of the topic. */
    Outcome reads(String topic, long records) throws IOException, InterruptedException {
        Outcome outcome = run(
                "ConsumerPerformance",
                topic,
                records,
                List.of(
                        "--group",
                        topic + "-" + System.nanoTime(),
                        "--timeout",
                        "30000",
                        "--hide-header",
                        "--show-detailed-stats",
                        "--reporting-interval",
                        "1000"));
        if (outcome.lines().stream().anyMatch(line -> line.contains("WARNING"))) {
            throw outcome.failure("kafka-consumer-perf-test did not read everything");
        }
        return outcome;
    }

    private Outcome run(String tool, String topic, long records, List<String> options)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "--bootstrap-server", bootstrapServers, "--topic", topic, "--num-records", Long.toString(records)));
        all.addAll(options);
        Outcome outcome = programs.peer(tool, all);
        if (outcome.exitCode() != 0) {
            throw outcome.failure("Kafka's " + tool + " has failed");
        }
        return outcome;
    }

    private Path readyMessages(int bytes) throws IOException {
        Path file = programs.file("payloads-" + bytes);
        if (!Files.exists(file)) {
            Random random = new Random(1);
            String letters = random.ints((long) bytes * READY_MESSAGES, 'a', 'z' + 1)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            Files.writeString(file, letters.replaceAll("(.{" + bytes + "})", "$1\n"));
        }
        return file;
    }
}

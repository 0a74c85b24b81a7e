package bench.cli;

import static bench.cli.Samples.DRIVER;
import static bench.cli.Samples.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.ConfigFile;
import bench.config.DriverFormats;
import bench.config.Workload;
import bench.config.WorkloadReader;
import bench.yaml.ReadOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code validate} says of several files, and of files together. */
class ManyFilesTest extends SampleFiles {
    private static final String LOOPBACK = "name: L\ndriverClass: loopback\n";
    private static final long MB = 1 << 20;

    @Test
    void oneBadFileDoesNotHideTheValidOnes() {
        String bad = Samples.write(dir, "bad.yaml", WORKLOAD.replace("topics: 1", "topics: 0"));
        String worse = Samples.write(dir, "worse.yaml", "{]");
        String loopback = Samples.write(dir, "l.yaml", LOOPBACK);

        Invocation invocation = Invocation.of("validate", "-w", bad, workload, worse, "-d", driver, loopback);

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.outLines())
                .containsExactly(
                        workload + ": workload 'Small' is valid",
                        driver + ": driver 'Throwaway' is valid",
                        loopback + ": driver 'L' is valid",
                        "3 of 5 files are valid");
        assertThat(invocation.errLines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("bench: " + bad + ":2:"),
                        second -> assertThat(second).startsWith("bench: " + worse + ":1:"));
    }

    @Test
    void aRunDoesNotStartWithOneBadFile() {
        String bad = Samples.write(dir, "bad.yaml", WORKLOAD.replace("topics: 1", "topics: 0"));
        String loopback = Samples.write(dir, "l.yaml", LOOPBACK);

        Invocation invocation = Invocation.of("run", "-w", workload, bad, "-d", loopback);

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            messageSize: 2097152 | acks=1 | 4 | 2097152 bytes take 2097240 .*max.request.size is 1048576 \\(Kafka's default.*set max.request.size=2097240 or more in producerConfig.*
            messageSize: 1048576 | acks=1 | 4 | 1048576 bytes take 1048664 .*max.request.size is 1048576 .*
            messageSize: 2097152 | compression.type=lz4 | 4 | .*max.request.size is 1048576 .*
            messageSize: 5000 | max.request.size=4000 | 4 | .*max.request.size is 4000 \\(.*d.yaml:7:3\\).*
            messageSize: 5000 | buffer.memory=4000 | 4 | .*buffer.memory is 4000 \\(.*d.yaml:7:3\\): set buffer.memory=5086.*
            messageSizeDistribution: {100-200: 1, 1MB-2MB: 1} | acks=1 | 4 | 2097152 bytes .*max.request.size.*
            payloadFile: large.bin | acks=1 | 4 | 2000000 bytes .*max.request.size.*
            """)
    void messagesThatNoProducerCouldSendAreRefusedBeforeARun(String size, String property, int line, String expected) {
        Samples.write(dir, "large.bin", "x".repeat(2_000_000));
        Samples.write(dir, "w.yaml", WORKLOAD.replace("messageSize: 100", size));
        Samples.write(dir, "d.yaml", DRIVER + "producerConfig: |\n  " + property + "\n");

        for (String command : new String[] {"validate", "run"}) {
            Invocation invocation =
                    Invocation.of(command, "-w", workload, "-d", driver, "--bootstrap-servers", "localhost:9092");

            assertThat(invocation.code()).isEqualTo(2);
            assertThat(invocation.errLines())
                    .singleElement()
                    .asString()
                    .matches("bench: .*w.yaml:" + line + ":1: messages of .*" + expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            messageSize: 1048488 | acks=1
            messageSize: 1048500 | max.request.size=2097240
            messageSize: 2097152 | max.request.size=2097240\\n  compression.type=gzip
            messageSizeDistribution: {100-200: 1, 1MB-2MB: 0} | acks=1
            """)
    void messagesThatJustFitAreValid(String size, String property) {
        Samples.write(dir, "w.yaml", WORKLOAD.replace("messageSize: 100", size));
        Samples.write(dir, "d.yaml", DRIVER + "producerConfig: |\n  " + property.replace("\\n", "\n") + "\n");

        assertThat(Invocation.of("validate", "-w", workload, "-d", driver).code())
                .isZero();
    }

    @Test
    void theLimitOfTheThrowawayBrokerIsKnownToo() {
        Samples.write(dir, "w.yaml", WORKLOAD.replace("messageSize: 100", "messageSize: 2097152"));

        assertThat(Invocation.of("validate", "-w", workload, "-d", driver).errLines())
                .satisfiesExactly(
                        producer ->
                                assertThat(producer).contains("set max.request.size=2097240 or more in producerConfig"),
                        topic -> assertThat(topic).contains("set max.message.bytes=2097240 or more in topicConfig"));
    }

    @Test
    void messagesThatTheTopicWouldRefuseAreRefusedUnlessCompressed() {
        Samples.write(dir, "w.yaml", WORKLOAD.replace("messageSize: 100", "messageSize: 5000"));
        String plain = DRIVER + "topicConfig: |\n  max.message.bytes=5000\n";

        Samples.write(dir, "d.yaml", plain);
        Invocation refused = Invocation.of("validate", "-w", workload, "-d", driver);
        Samples.write(dir, "d.yaml", plain + "producerConfig: |\n  compression.type=zstd\n");
        Invocation compressed = Invocation.of("validate", "-w", workload, "-d", driver);

        assertThat(refused.err()).contains("max.message.bytes is 5000 (" + driver + ":7:3)");
        assertThat(compressed.code()).isZero();
    }

    @Test
    void theSizesOfOtherSystemsAndOfConsumersAloneAreNotKafkas() {
        String loopback = Samples.write(dir, "l.yaml", LOOPBACK);
        String large = Samples.write(dir, "large.yaml", WORKLOAD.replace("messageSize: 100", "messageSize: 2097152"));
        String consumers = Samples.write(
                dir,
                "c.yaml",
                WORKLOAD.replace("messageSize: 100", "messageSize: 2097152\nexistingTopicList: [a]")
                        .replace("producersPerTopic: 1", "producersPerTopic: 0"));

        assertThat(Invocation.of("validate", "-w", large, "-d", loopback).code())
                .isZero();
        assertThat(Invocation.of("validate", "-w", consumers, "-d", driver).code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            messageSize: 1MB-pool | 128 | true
            messageSize: 1MB-pool | 2048 | false
            messageSizeDistribution: {"1MB": 1} | 96 | true
            messageSizeDistribution: {"1MB": 1} | 256 | false
            messageSize: 104857600 | 128 | true
            """)
    void payloadsMustFitIntoTheHeap(String size, long heapMb, boolean isTooLarge) {
        String text = WORKLOAD.replace(
                "messageSize: 100",
                size.replace(
                        "1MB-pool",
                        "1048576\nuseRandomizedPayloads: true\nrandomBytesRatio: 1\nrandomizedPayloadPoolSize: 1000"));
        ConfigFile<Workload> file =
                WorkloadReader.parse(text, Path.of("w.yaml"), DriverFormats.NONE, ReadOptions.standard(warning -> {}));

        Optional<String> problem = new HeapNeed(file, heapMb * MB).ofPayloads();

        assertThat(problem.isPresent()).isEqualTo(isTooLarge);
        problem.ifPresent(line -> assertThat(line)
                .matches("w.yaml: its payloads take \\d+ MB of memory, more than fits into a heap of " + heapMb
                        + " MB: give it more with BENCH_JAVA_OPTS=-Xmx\\d+m, .*"));
    }

    @Test
    void clientsMustFitIntoTheHeapAsWell() {
        String text = WORKLOAD.replace("topics: 1", "topics: 100");
        ConfigFile<Workload> file =
                WorkloadReader.parse(text, Path.of("w.yaml"), DriverFormats.NONE, ReadOptions.standard(warning -> {}));
        int clients = 100
                * (file.value().clients().producersPerTopic()
                        + file.value().clients().consumerPerSubscription());

        assertThat(new HeapNeed(file, 2048 * MB).ofClients(256 << 10)).isEmpty();
        assertThat(new HeapNeed(file, 32 * MB).ofClients(256 << 10))
                .get()
                .asString()
                .startsWith("w.yaml: its " + clients + " clients take " + clients / 4 + " MB of memory, more than fits")
                .endsWith("or ask for fewer topics, producers or consumers");
    }

    @Test
    void payloadsThatDoNotFitFailARunBeforeAnythingIsCreated() {
        String loopback = Samples.write(dir, "l.yaml", LOOPBACK);
        String huge = Samples.write(
                dir,
                "huge.yaml",
                WORKLOAD.replace(
                        "messageSize: 100",
                        "messageSize: 1073741824\nuseRandomizedPayloads: true\nrandomizedPayloadPoolSize: 1000000"));

        Invocation validated = Invocation.of("validate", "-w", huge, "-d", loopback);
        Invocation run = Invocation.of("run", "-w", huge, "-d", loopback, "--output-dir", dir.toString());

        assertThat(validated.code()).isEqualTo(2);
        assertThat(validated.out()).contains("1 of 2 files are valid");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .filteredOn(line -> line.startsWith("bench: "))
                .singleElement()
                .asString()
                .contains("BENCH_JAVA_OPTS=-Xmx");
    }
}

package bench.config;

import static bench.config.Reading.MINUTES;
import static bench.config.Reading.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import bench.yaml.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workload file says of its messages: how long they are, what is in them, and where the stamp goes. */
class MessagesOfWorkloadTest {
    private final Reading reading = new Reading();

    @Test
    void readsADistributionOfSizes() {
        Workload workload = reading.workload(WORKLOAD.replace("messageSize: 1024\n", "") + MINUTES
                + "messageSizeDistribution:\n  \"0-256\": 10\n  100B - 1KB: 2.5\n  1kb-1MB: 0\n  \"77\": 1\n");

        assertThat(workload.messages().messageSizeDistribution())
                .containsExactly(
                        new SizeShare(0, 256, 10),
                        new SizeShare(100, 1024, 2.5),
                        new SizeShare(1024, 1024 * 1024, 0),
                        new SizeShare(77, 77, 1));
        assertThat(workload.messages().messageSize()).isZero();
        assertThat(workload.messages().stamp()).isEqualTo(StampMode.HEADER);
    }

    @Test
    void aDistributionWinsOverTheMessageSize() {
        Workload workload = reading.workload(WORKLOAD + MINUTES + "messageSizeDistribution: {100-200: 1}\n");

        assertThat(workload.messages().messageSize()).isZero();
        assertThat(reading.warnings)
                .containsExactly("w.yaml:3:1: messageSize is not used, because of messageSizeDistribution");
    }

    @Test
    void theStampOfShortMessagesGoesIntoAHeader() {
        Workload workload = reading.workload((WORKLOAD + MINUTES).replace("1024", "35"));

        assertThat(workload.messages().stamp()).isEqualTo(StampMode.HEADER);
        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml: messages of less than 36 bytes have no room for the stamp, so it goes into a record"
                                + " header (stamp: header)");
        assertThat(new Reading()
                        .workload((WORKLOAD + MINUTES).replace("1024", "36"))
                        .messages()
                        .stamp())
                .isEqualTo(StampMode.PAYLOAD);
        assertThat(new Reading()
                        .workload((WORKLOAD + MINUTES).replace("1024", "10") + "stamp: none")
                        .messages()
                        .stamp())
                .isEqualTo(StampMode.NONE);
    }

    @Test
    void findsThePayloadFileBesideTheWorkloadAndAboveIt(@TempDir Path folder) throws IOException {
        Path payload = Files.createDirectories(folder.resolve("payload")).resolve("p.data");
        Files.write(payload, new byte[1024]);
        Path file = Files.createDirectories(folder.resolve("workloads/deep")).resolve("w.yaml");
        Files.writeString(file, WORKLOAD + MINUTES + "payloadFile: \"payload/p.data\"");

        Workload workload = WorkloadReader.read(file, DriverFormats.NONE, reading.options(List.of()))
                .value();

        assertThat(workload.messages().payloadFile()).isEqualTo(payload);
        assertThat(workload.messages().messageSize()).isEqualTo(1024);
    }

    @Test
    void aPayloadFileMustHaveTheMessageSize(@TempDir Path folder) throws IOException {
        Path payload = Files.write(folder.resolve("p.data"), new byte[1023]);
        String yaml = WORKLOAD + MINUTES + "payloadFile: " + payload + "\n";

        assertThat(reading.mistakesInWorkload(yaml))
                .containsExactly("w.yaml:9:1: payloadFile " + Wording.quoted(payload.toString())
                        + " must have messageSize = 1024 bytes, but has 1023");
        assertThat(reading.workload(yaml.replace("messageSize: 1024\n", ""))
                        .messages()
                        .messageSize())
                .isEqualTo(1023);
        assertThat(reading.mistakesInWorkload(yaml + "messageSizeDistribution: {1-2: 1}\nstamp: none"))
                .containsExactly(
                        "w.yaml:10:1: messageSizeDistribution must not come with payloadFile, whose length is the size");
    }

    @Test
    void aFolderIsAPoolOfPayloads(@TempDir Path folder) throws IOException {
        String yaml = WORKLOAD.replace("messageSize: 1024\n", "") + MINUTES + "payloadFile: " + folder + "\n";
        assertThat(reading.mistakesInWorkload(yaml))
                .singleElement()
                .asString()
                .endsWith("must have at least one file in it that is not empty");
        Files.write(folder.resolve("a"), new byte[10]);
        Files.write(folder.resolve("b"), new byte[100]);
        Files.write(folder.resolve(".hidden"), new byte[0]);

        Workload workload = reading.workload(yaml);

        assertThat(workload.messages().payloadFile()).isEqualTo(folder);
        assertThat(workload.messages().messageSize()).isZero();
        assertThat(workload.messages().stamp()).isEqualTo(StampMode.HEADER);
    }

    @Test
    void randomPayloadsNeedNoPayloadFile() {
        Workload workload = reading.workload(WORKLOAD + MINUTES
                + "payloadFile: payload/not-there.data\nuseRandomizedPayloads: true\nrandomizedPayloadPoolSize: 5\n");

        assertThat(workload.messages().payloadFile()).isNull();
        assertThat(workload.messages().messageSize()).isEqualTo(1024);
        assertThat(reading.warnings)
                .containsExactly("w.yaml:9:1: payloadFile is not used, because of useRandomizedPayloads: true");
    }
}

package bench.worker;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bench.config.SizeShare;
import bench.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadsTest {
    @Test
    void oneOfZerosUnlessAskedForMore() {
        Payloads payloads = Payloads.of(workload().messageSize(100).build());

        assertThat(payloads.size()).isEqualTo(1);
        assertThat(payloads.get(0)).hasSize(100).containsOnly(0);
    }

    @Test
    void aPoolHasPayloadsThatDiffer() {
        Payloads payloads =
                Payloads.of(workload().messageSize(100).randomized(1.0, 50).build());

        assertThat(payloads.size()).isEqualTo(50);
        assertThat(IntStream.range(0, 50).mapToObj(i -> Arrays.toString(payloads.get(i))))
                .doesNotHaveDuplicates();
    }

    @Test
    void theRatioIsTheShareOfRandomBytes() {
        byte[] payload = Payloads.of(
                        workload().messageSize(10_000).randomized(0.25, 1).build())
                .get(0);

        // One random byte in 256 is a zero.
        assertThat(IntStream.range(0, 2_500).filter(i -> payload[i] != 0).count())
                .isBetween(2_400L, 2_500L);
        assertThat(Arrays.copyOfRange(payload, 2_500, 10_000)).containsOnly(0);
    }

    @Test
    void theSameSeedGivesTheSamePayloads() {
        Payloads payloads = Payloads.of(workload().randomized(1, 2).build());
        Payloads again = Payloads.of(workload().randomized(1, 2).build());

        assertThat(payloads.get(1)).isEqualTo(again.get(1));
    }

    @Test
    void aDistributionKeepsItsMeanAndItsRanges() {
        Payloads payloads = Payloads.of(workload()
                .sizes(new SizeShare(0, 256, 234), new SizeShare(256, 1_024, 456), new SizeShare(1_024, 4_096, 678))
                .build());
        double mean = (234 * 128.0 + 456 * 640 + 678 * 2_560) / (234 + 456 + 678);

        int[] sizes = sizes(payloads);
        assertThat(Arrays.stream(sizes).average().orElseThrow()).isCloseTo(mean, within(mean * 0.01));
        assertThat(Arrays.stream(sizes).filter(size -> size <= 256).count())
                .isCloseTo(Math.round(sizes.length * 234 / 1_368.0), within(1L));
        assertThat(Arrays.stream(sizes)).allMatch(size -> size >= 0 && size <= 4_096);
    }

    @Test
    void aDistributionIsNotSentInTheOrderOfItsSizes() {
        int[] sizes =
                sizes(Payloads.of(workload().sizes(new SizeShare(1, 1_000, 1)).build()));

        double firstHalf = Arrays.stream(sizes, 0, sizes.length / 2).average().orElseThrow();
        assertThat(firstHalf).isCloseTo(500, within(100.0));
    }

    @Test
    void aRangeWithoutWeightIsNotSent() {
        int[] sizes = sizes(Payloads.of(workload()
                .sizes(new SizeShare(10, 10, 0), new SizeShare(20, 20, 1), new SizeShare(30, 30, 0))
                .build()));

        assertThat(sizes).containsOnly(20);
    }

    @Test
    void aPoolOfLargeMessagesIsSmall() {
        int megabyte = 1 << 20;
        int[] sizes = sizes(Payloads.of(
                workload().sizes(new SizeShare(4 * megabyte, 4 * megabyte, 1)).build()));

        assertThat(Arrays.stream(sizes).asLongStream().sum()).isLessThanOrEqualTo(64L * megabyte);
    }

    @Test
    void aFileIsSentAsItIs(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("message.bin"), new byte[] {1, 2, 3});

        Payloads payloads = Payloads.of(workload().payloadFile(file).build());

        assertThat(payloads.size()).isEqualTo(1);
        assertThat(payloads.get(0)).containsExactly(1, 2, 3);
    }

    @Test
    void aFolderIsAPoolInTheOrderOfItsNamesWithoutHiddenFiles(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("b"), new byte[] {2, 2});
        Files.write(folder.resolve("a"), new byte[] {1});
        Files.write(folder.resolve(".hidden"), new byte[0]);
        Files.createDirectory(folder.resolve("folder"));

        Payloads payloads = Payloads.of(workload().payloadFile(folder).build());

        assertThat(payloads.size()).isEqualTo(2);
        assertThat(payloads.get(0)).containsExactly(1);
        assertThat(payloads.get(1)).containsExactly(2, 2);
    }

    @Test
    void aFolderOrFileThatHasGoneIsTheUsersMistake(@TempDir Path folder) {
        assertThatThrownBy(() -> Payloads.of(workload().payloadFile(folder).build()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("must have at least one file");
        assertThatThrownBy(() -> Payloads.of(
                        workload().payloadFile(folder.resolve("gone")).build()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cannot be read: no such file or directory");
    }

    private static int[] sizes(Payloads payloads) {
        return IntStream.range(0, payloads.size())
                .map(i -> payloads.get(i).length)
                .toArray();
    }
}

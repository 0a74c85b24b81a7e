package bench.config;

import static org.assertj.core.api.Assertions.assertThat;

import bench.yaml.ConfigException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file has in it, reading it gives a value or a {@link ConfigException} of single lines. */
class AnyInputTest {
    private static final String WORKLOAD = """
            # comment
            name : "Every \\u0041 key"
            topics: 1_0
            partitionsPerTopic: ${p:-${q:-1}}
            keyDistributor: NO_KEY
            messageSizeDistribution: {"0-256": 1, 1KB-2KB: 2.5}
            existingTopicList:
              - a
              - &b 'b'
            subscriptionsPerTopic: 1
            consumerPerSubscription: 1e0
            producersPerTopic: +1
            producerRate: 0.5
            testDuration: 1.5m
            sampleRateMillis: 1000
            logIntervalMillis: 1000
            stamp: !!str header
            """;
    private static final String DRIVER = """
            driverClass: loopback
            ackLatency: [{percent: 95, latency: 2ms}, {percent: 5, latency: 50ms}]
            blockSend: {at: 10s, duration: 2s}
            commonConfig: |
              bootstrap.servers=[::1]:9092, PLAINTEXT://b:2 \\
                 ,c:3
              # comment ${x}
              client.id={zone.id}${y:-}
              \\u0041\\=b : c
            producerConfig: >-
              acks=1
            consumerConfig:
              a.b: ~
            """;
    private static final String PIECES =
            "\n\n  :-[]{},&*!|>'\"%@`#?~$\\=\t\r\u0085\u2028\uFEFF\uD83D\uDE00\u0000<.0159eE+_aKBms";

    private final Reading reading = new Reading();
    private int values;

    @ParameterizedTest
    @ValueSource(strings = {WORKLOAD, DRIVER})
    void truncatedFilesAreReadOrRefused(String file) {
        tryBoth(file);
        assertThat(values).isOne();
        for (int end = 0; end < file.length(); end++) {
            tryBoth(file.substring(0, end));
            tryBoth(file.substring(end));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {WORKLOAD, DRIVER})
    void filesWithTyposAreReadOrRefused(String file) {
        Random random = new Random(42);
        for (int round = 0; round < 1000; round++) {
            StringBuilder text = new StringBuilder(file);
            for (int typos = random.nextInt(4); typos >= 0; typos--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, piece(random));
                    case 1 -> text.insert(at, piece(random));
                    default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
                }
            }
            tryBoth(text.toString());
        }
        assertThat(values).isPositive();
    }

    @Test
    void piecesOfYamlInAnyOrderAreReadOrRefused() {
        Random random = new Random(43);
        for (int round = 0; round < 1500; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(random.nextInt(6) == 0 ? "topics: " : String.valueOf(piece(random)));
            }
            tryBoth(text.toString());
            tryBoth("driverClass: kafka\ncommonConfig: |\n  " + text);
        }
    }

    @Test
    void randomBytesAreRefused(@TempDir Path folder) throws Exception {
        Random random = new Random(44);
        Path file = folder.resolve("random.yaml");
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            Files.write(file, bytes);
            try {
                WorkloadReader.read(file, DriverFormats.NONE, reading.options(List.of()));
                values++;
            } catch (ConfigException e) {
                checkLines(e);
            }
        }
        assertThat(values).isZero();
    }

    @Test
    void deepAndLongValuesAreReadOrRefused() {
        tryBoth("topics: " + "[".repeat(100_000));
        tryBoth("topics: " + "{a: ".repeat(100_000));
        tryBoth("a: &a [x]\n" + "b: *a\n".repeat(1000));
        tryBoth("- ".repeat(50_000));
        tryBoth("k".repeat(100_000) + ": 1");
        tryBoth("topics: " + "9".repeat(100_000));
        tryBoth("topics: 1e" + "9".repeat(1000));
        tryBoth("name: " + "${a:-".repeat(5_000) + "}".repeat(5_000));
        tryBoth("name: " + "${a:-".repeat(100_000));
        tryBoth("commonConfig: |\n" + "  a\\=b=\\\n".repeat(10_000));
        tryBoth("commonConfig: |\n  " + "a".repeat(200_000) + "\n  " + "\\a".repeat(100_000));
    }

    private static char piece(Random random) {
        return PIECES.charAt(random.nextInt(PIECES.length()));
    }

    private void tryBoth(String text) {
        // As it would come from a file: without half characters.
        String yaml = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        try {
            reading.workload(yaml);
            values++;
        } catch (ConfigException e) {
            checkLines(e);
        }
        try {
            reading.driver(yaml);
            values++;
        } catch (ConfigException e) {
            checkLines(e);
        }
    }

    private static void checkLines(ConfigException e) {
        assertThat(e.problems()).isNotEmpty().allMatch(line -> line.lines().count() == 1 && line.length() < 1000);
    }
}

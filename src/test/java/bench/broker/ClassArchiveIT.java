package bench.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The class archive of the broker, read and written by real processes. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Tag("field")
class ClassArchiveIT {
    private static Path file;
    private static byte[] whole;

    @BeforeAll
    static void letTheFirstBrokerWriteIt() throws Exception {
        file = ClassArchive.of(BrokerClassPath.locate()).file();
        assumeThat(file).as("an archive takes the jar").isNotNull();
        Files.deleteIfExists(file);
        assertStartsAndStops();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
        whole = Files.readAllBytes(file);
    }

    @AfterEach
    void repair() throws IOException {
        replace(whole);
    }

    @Test
    void isReadByTheNextBroker() throws Exception {
        assertThat(ClassArchive.of(BrokerClassPath.locate()).exists()).isTrue();
        assertStartsAndStops();
    }

    @Test
    void doesNotStopAStartWhenItIsNoArchive() throws Exception {
        replace(new byte[] {1, 2, 3});

        assertStartsAndStops();
    }

    @Test
    void doesNotStopAStartWhenItIsTruncated() throws Exception {
        replace(Arrays.copyOf(whole, whole.length / 2));

        assertStartsAndStops();
    }

    @Test
    void doesNotStopAStartWhenItsContentIsDamaged() throws Exception {
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, damaged.length / 4, damaged.length / 2, (byte) 0x5a);
        replace(damaged);

        assertStartsAndStops();
    }

    /** By a new file: the one that is there may be mapped by a process. */
    private static void replace(byte[] content) throws IOException {
        Files.deleteIfExists(file);
        Files.write(file, content);
    }

    private static void assertStartsAndStops() throws InterruptedException {
        try (ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults())) {
            assertThat(broker.ended()).isNotDone();
        }
    }
}

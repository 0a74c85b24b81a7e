package bench.driver.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.BenchmarkProducer;
import bench.driver.DriverFixture;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import bench.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendBlockTest {
    private static final Topic TOPIC = new Topic("t", 1);

    private final ManualClock clock = new ManualClock();
    private final LoopbackDriver driver =
            LoopbackDrivers.of(LoopbackDrivers.blocking(Duration.ofSeconds(10), Duration.ofSeconds(2)), clock);
    private BenchmarkProducer first;
    private BenchmarkProducer second;

    @BeforeEach
    void createProducers() throws Exception {
        driver.createTopics(List.of(TOPIC)).get();
        first = driver.createProducer(new ProducerSpec(TOPIC, 0)).get();
        second = driver.createProducer(new ProducerSpec(TOPIC, 1)).get();
    }

    @Test
    void blocksEveryProducerUntilTheWindowEndsAndNeverAgain() throws Exception {
        driver.measurementStarts(clock.nanoTime());
        clock.advance(Duration.ofSeconds(3));
        assertSends(first);
        clock.advance(Duration.ofSeconds(10));

        Thread firstSender = sending(first);
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> clock.parkedThreads() == 1);
        clock.advance(Duration.ofSeconds(1));
        Thread secondSender = sending(second);
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> clock.parkedThreads() == 2);
        assertThat(firstSender.isAlive()).isTrue();

        clock.advance(Duration.ofSeconds(1));
        firstSender.join();
        secondSender.join();
        assertSends(first);
        clock.advance(Duration.ofSeconds(60));
        assertSends(first);
        assertSends(second);
    }

    @Test
    void doesNotCountTheWarmUp() throws Exception {
        assertSends(first);
        clock.advance(Duration.ofSeconds(11));
        assertSends(first);
        driver.measurementStarts(clock.nanoTime());
        assertSends(first);
        clock.advance(Duration.ofSeconds(9));
        assertSends(first);
    }

    /** In this thread, which nobody would wake. */
    private static void assertSends(BenchmarkProducer producer) throws Exception {
        assertThat(DriverFixture.send(producer, null, new byte[1])).isCompleted();
    }

    private static Thread sending(BenchmarkProducer producer) {
        Thread sender = new Thread(() -> {
            try {
                var unused = DriverFixture.send(producer, null, new byte[1]);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        sender.start();
        return sender;
    }
}

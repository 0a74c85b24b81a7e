package bench.driver.loopback;

import static bench.driver.loopback.LoopbackDrivers.send;
import static bench.driver.loopback.LoopbackDrivers.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import bench.driver.BenchmarkConsumer;
import bench.driver.BenchmarkProducer;
import bench.driver.ConsumerSpec;
import bench.driver.Inbox;
import bench.driver.ProducerSpec;
import bench.driver.SendCallback;
import bench.driver.Topic;
import bench.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AckTimeTest {
    private static final Topic TOPIC = new Topic("t", 1);

    private final ManualClock clock = new ManualClock();
    private final ConcurrentLinkedQueue<Long> acked = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final SendCallback callback = (sequence, dueNs, sentNs, error) -> {
        if (error != null) {
            failure.set(error);
        }
        acked.add(sequence);
    };
    private LoopbackDriver driver;

    @AfterEach
    void closeDriver() {
        driver.close();
    }

    @Test
    void anAckWithoutLatencyComesInsideSend() throws Exception {
        BenchmarkProducer producer = producer(LoopbackConfig.INSTANT);
        send(producer, 5, new byte[0], callback);
        assertThat(acked).containsExactly(5L);
    }

    @Test
    void anAckComesWhenItsLatencyIsOverAndNotBefore() throws Exception {
        BenchmarkProducer producer = producer(LoopbackDrivers.withLatencies(share(100, 2)));

        send(producer, 0, new byte[0], callback);
        clock.advance(Duration.ofMillis(1));
        send(producer, 1, new byte[0], callback);
        awaitIdle();
        assertThat(acked).isEmpty();

        clock.advance(Duration.ofMillis(1));
        awaitAcked(1);
        clock.advance(Duration.ofMillis(1));
        awaitAcked(2);
        assertThat(acked).containsExactly(0L, 1L);
    }

    @Test
    void acksOfAShorterLatencyOvertakeThoseOfALonger() throws Exception {
        BenchmarkProducer producer = producer(LoopbackDrivers.withLatencies(share(50, 50), share(50, 2)));
        LatencyMix mix = new LatencyMix(LoopbackDrivers.withLatencies(share(50, 50), share(50, 2)), 0);
        List<Long> shorter = LongStream.range(0, 1_000)
                .filter(i -> mix.choose(i) == 1)
                .boxed()
                .toList();

        for (int i = 0; i < 1_000; i++) {
            send(producer, i, new byte[0], callback);
        }
        clock.advance(Duration.ofMillis(2));
        awaitAcked(shorter.size());
        assertThat(acked).containsExactlyElementsOf(shorter);

        clock.advance(Duration.ofMillis(48));
        awaitAcked(1_000);
        assertThat(acked).doesNotHaveDuplicates();
    }

    @Test
    void aMessageIsReadableWhenItsAckIsDueAndStaysBehindItsPredecessor() throws Exception {
        LoopbackConfig config = LoopbackDrivers.withLatencies(share(50, 50), share(50, 2));
        LatencyMix mix = new LatencyMix(config, 0);
        long firstLong = LongStream.range(0, 100)
                .filter(i -> mix.choose(i) == 0)
                .findFirst()
                .orElseThrow();
        BenchmarkProducer producer = producer(config);
        BenchmarkConsumer consumer =
                driver.createConsumer(new ConsumerSpec(TOPIC, "s", 0)).get();
        Inbox inbox = new Inbox(consumer);
        inbox.poll(Duration.ZERO);

        for (int i = 0; i < 100; i++) {
            send(producer, i, new byte[0], callback);
        }
        inbox.poll(Duration.ZERO);
        assertThat(inbox.received()).isEmpty();

        clock.advance(Duration.ofMillis(2));
        inbox.poll(Duration.ZERO);
        assertThat(inbox.received()).hasSize((int) firstLong);

        clock.advance(Duration.ofMillis(48));
        inbox.poll(Duration.ZERO);
        assertThat(inbox.received()).hasSize(100);
        assertThat(inbox.received().get(99).timestampMs()).isEqualTo(clock.epochMillis() - 50);
    }

    @Test
    void acksQueueBeyondTheCapacityOfAllProducersTogether() throws Exception {
        BenchmarkProducer first = producer(LoopbackDrivers.withLatenciesAndCapacity(1_000, share(100, 5)));
        BenchmarkProducer second =
                driver.createProducer(new ProducerSpec(TOPIC, 1)).get();

        for (int i = 0; i < 10; i += 2) {
            send(first, i, new byte[0], callback);
            send(second, i + 1, new byte[0], callback);
        }
        clock.advance(Duration.ofMillis(5));
        for (int i = 1; i <= 10; i++) {
            clock.advance(Duration.ofMillis(1));
            awaitAcked(i);
        }
        assertThat(acked).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void sendBlocksWhenTheBufferIsFullAndGoesOnWhenThereIsRoom() throws Exception {
        BenchmarkProducer producer = producer(LoopbackDrivers.withLatencies(share(100, 1_000)));
        byte[] megabyte = new byte[1 << 20];
        for (int i = 0; i < 31; i++) {
            send(producer, i, megabyte, callback);
        }
        Thread sender = sending(producer, 31, megabyte);
        awaitParked(2);
        assertThat(sender.isAlive()).isTrue();

        clock.advance(Duration.ofSeconds(1));
        sender.join();
        awaitAcked(31);
        clock.advance(Duration.ofSeconds(1));
        awaitAcked(32);
        assertThat(failure).hasNullValue();
    }

    @Test
    void aFullBufferFailsTheSendAfterAMinute() throws Exception {
        BenchmarkProducer producer = producer(LoopbackDrivers.withLatencies(share(100, 3_600_000)));
        send(producer, 0, new byte[32 << 20], callback);
        Thread sender = sending(producer, 1, new byte[1]);
        awaitParked(2);

        clock.advance(Duration.ofSeconds(60));
        sender.join();
        awaitAcked(1);

        assertThat(acked).containsExactly(1L);
        assertThat(failure.get()).hasMessageContaining("32 MB").hasMessageContaining("60 s");
    }

    @Test
    void anInterruptedSendThrowsAndTellsItsCallback() throws Exception {
        BenchmarkProducer producer = producer(LoopbackDrivers.withLatencies(share(100, 3_600_000)));
        send(producer, 0, new byte[32 << 20], callback);
        Thread sender = sending(producer, 1, new byte[1]);
        awaitParked(2);

        sender.interrupt();
        sender.join();
        awaitAcked(1);

        assertThat(failure.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void whatIsNotAckedWhenTheTimeToCloseIsOverFailsBeforeCloseReturns() throws Exception {
        BenchmarkProducer producer = producer(LoopbackDrivers.withLatencies(share(100, 3_600_000)));
        for (int i = 0; i < 1_000; i++) {
            send(producer, i, new byte[0], callback);
        }
        producer.close(Duration.ZERO);

        assertThat(acked).hasSize(1_000);
        assertThat(failure.get()).hasMessageContaining("closed before");
    }

    @Test
    void theLongestAckIsThatOfTheMeasurementAndIncludesHowLateItCame() throws Exception {
        BenchmarkProducer producer = producer(LoopbackDrivers.withLatencies(share(100, 2)));
        assertThat(driver.figures()).isEmpty();
        sendNow(producer, 0);
        clock.advance(Duration.ofMillis(9));
        awaitAcked(1);

        driver.measurementStarts(clock.nanoTime());
        sendNow(producer, 1);
        clock.advance(Duration.ofMillis(5));
        awaitAcked(2);
        sendNow(producer, 2);
        clock.advance(Duration.ofMillis(2));
        awaitAcked(3);
        assertThat(driver.figures()).containsExactly(entry("longestAck", "5 ms"));
    }

    private void sendNow(BenchmarkProducer producer, long sequence) throws InterruptedException {
        LoopbackDrivers.sendAt(clock.nanoTime(), producer, sequence, new byte[0], callback);
    }

    private BenchmarkProducer producer(LoopbackConfig config) throws Exception {
        driver = LoopbackDrivers.of(config, clock);
        driver.createTopics(List.of(TOPIC)).get();
        return driver.createProducer(new ProducerSpec(TOPIC, 0)).get();
    }

    private Thread sending(BenchmarkProducer producer, long sequence, byte[] payload) {
        Thread sender = new Thread(() -> {
            try {
                send(producer, sequence, payload, callback);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        sender.start();
        return sender;
    }

    private void awaitAcked(int count) {
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> acked.size() >= count);
        awaitIdle();
        assertThat(acked).hasSize(count);
    }

    private void awaitIdle() {
        awaitParked(1);
    }

    private void awaitParked(int threads) {
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> clock.parkedThreads() >= threads);
    }
}

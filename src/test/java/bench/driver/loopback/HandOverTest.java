package bench.driver.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.BenchmarkConsumer;
import bench.driver.BenchmarkProducer;
import bench.driver.ConsumerSpec;
import bench.driver.MessageHandler;
import bench.driver.OutgoingMessage;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import bench.time.Clock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Real threads that come and go while messages flow: each message is seen exactly once. */
class HandOverTest {
    private static final int MESSAGES = 100_000;
    private static final Topic TOPIC = new Topic("t", 5);

    private final AtomicIntegerArray seen = new AtomicIntegerArray(2 * MESSAGES);
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

    @Test
    void consumersThatComeAndGoRepeatAndMissNothing() throws Exception {
        flow(LoopbackConfig.INSTANT);
    }

    @Test
    void consumersThatComeAndGoRepeatAndMissNothingWhenAcksAreDelayed() throws Exception {
        flow(LoopbackDrivers.withLatencies(
                new LatencyShare(80, Duration.ofMillis(1)), new LatencyShare(20, Duration.ofMillis(3))));
    }

    private void flow(LoopbackConfig config) throws Exception {
        LoopbackDriver driver = LoopbackDrivers.of(config, Clock.system());
        driver.createTopics(List.of(TOPIC)).get();
        BenchmarkConsumer steady =
                driver.createConsumer(new ConsumerSpec(TOPIC, "s", 0)).get();
        MessageHandler counter = new Counter();
        steady.poll(Duration.ZERO, counter);
        List<Thread> producers = List.of(thread(() -> produce(driver, 0)), thread(() -> produce(driver, 1)));
        List<Thread> visitors =
                List.of(thread(() -> visit(driver, 1, counter)), thread(() -> visit(driver, 2, counter)));

        long deadlineNs = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        do {
            steady.poll(Duration.ofMillis(1), counter);
        } while (failures.isEmpty()
                && System.nanoTime() - deadlineNs < 0
                && !(visitors.stream().noneMatch(Thread::isAlive) && allSeen()));

        for (Thread producer : producers) {
            producer.join();
        }
        steady.poll(Duration.ofMillis(5), counter);
        assertThat(failures).isEmpty();
        assertThat(IntStream.range(0, seen.length()).map(seen::get)).containsOnly(1);
        driver.close();
    }

    private boolean allSeen() {
        return IntStream.range(0, seen.length()).allMatch(i -> seen.get(i) > 0);
    }

    private void produce(LoopbackDriver driver, int index) throws Exception {
        BenchmarkProducer producer =
                driver.createProducer(new ProducerSpec(TOPIC, index)).get();
        OutgoingMessage message = new OutgoingMessage();
        byte[] payload = new byte[50];
        for (int i = 0; i < MESSAGES; i++) {
            ByteBuffer.wrap(payload).putInt(index * MESSAGES + i);
            message.content(null, payload, null);
            message.identity(i, 0, 0);
            producer.send(message, (sequence, dueNs, sentNs, error) -> {
                if (error != null) {
                    failures.add(error);
                }
            });
        }
        producer.close();
    }

    private static void visit(LoopbackDriver driver, int index, MessageHandler handler) throws Exception {
        for (int visit = 0; visit < 50; visit++) {
            BenchmarkConsumer consumer =
                    driver.createConsumer(new ConsumerSpec(TOPIC, "s", index)).get();
            for (int poll = 0; poll < 5; poll++) {
                consumer.poll(Duration.ofMillis(1), handler);
            }
            consumer.close();
        }
    }

    private Thread thread(Action action) {
        Thread thread = new Thread(() -> {
            try {
                action.run();
            } catch (Exception e) {
                failures.add(e);
            }
        });
        thread.start();
        return thread;
    }

    private interface Action {
        void run() throws Exception;
    }

    private final class Counter implements MessageHandler {
        @Override
        public void polled() {}

        @Override
        public void received(int partition, long offset, long timestampMs, ByteBuffer payload, byte[] header) {
            seen.incrementAndGet(payload.getInt(payload.position()));
        }
    }
}

package bench.driver.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import bench.driver.BenchmarkConsumer;
import bench.driver.BenchmarkProducer;
import bench.driver.ConsumerSpec;
import bench.driver.DriverFixture;
import bench.driver.Inbox;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import bench.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final int LIMIT = 256 << 10;

    private final LogMemory memory = new LogMemory(LIMIT);
    private final LoopbackDriver driver =
            LoopbackDrivers.sharing(new Broker(new ManualClock(), memory), LoopbackConfig.INSTANT);

    @Test
    void nothingIsStoredWhileNobodySubscribes() throws Exception {
        Topic topic = topic("t", 4);
        BenchmarkProducer producer = producer(topic);
        send(producer, 10_000);
        assertThat(memory.retainedBytes()).isZero();

        Inbox inbox = consumer(topic, "s");
        send(producer, 3);
        inbox.poll(Duration.ZERO);
        assertThat(inbox.received()).hasSize(3);
    }

    @Test
    void whatEverySubscriptionHasReadIsFreed() throws Exception {
        Topic topic = topic("t", 2);
        BenchmarkProducer producer = producer(topic);
        Inbox first = consumer(topic, "first");
        Inbox second = consumer(topic, "second");

        for (int i = 0; i < 100; i++) {
            assertThat(send(producer, 200)).isZero();
            first.poll(Duration.ZERO);
            second.poll(Duration.ZERO);
        }

        assertThat(first.received()).hasSize(20_000);
        assertThat(second.payloads()).hasSize(20_000);
        first.consumer().close();
        second.consumer().close();
        assertThat(memory.retainedBytes()).isLessThanOrEqualTo(LIMIT / 8);
    }

    @Test
    void sendsFailWhileASubscriptionLeavesTooMuchUnread() throws Exception {
        Topic topic = topic("t", 1);
        BenchmarkProducer producer = producer(topic);
        Inbox reading = consumer(topic, "reading");
        Inbox late = consumer(topic, "late");

        int stored = 5_000 - send(producer, 5_000);
        assertThat(stored).isBetween(1_000, 4_999);
        assertThat(memory.retainedBytes()).isLessThanOrEqualTo(LIMIT);
        drain(reading, stored);
        CompletableFuture<Void> refused = DriverFixture.send(producer, null, new byte[100_000]);
        assertThat(catchThrowable(refused::get))
                .hasMessageContaining("retains")
                .hasMessageContaining("quarter of the heap");

        drain(late, stored);
        assertThat(send(producer, 1_000)).isZero();
        drain(late, stored + 1_000);
        drain(reading, stored + 1_000);
    }

    @Test
    void aMessageLargerThanASegmentIsStored() throws Exception {
        Topic topic = topic("t", 1);
        Inbox inbox = consumer(topic, "s");
        DriverFixture.send(producer(topic), null, new byte[100_000]).get();
        inbox.poll(Duration.ZERO);
        assertThat(inbox.payloads().get(0)).hasSize(100_000);
    }

    @Test
    void aDeletedTopicFreesItsMessagesAndFailsItsClients() throws Exception {
        Topic topic = topic("t", 3);
        BenchmarkProducer producer = producer(topic);
        Inbox inbox = consumer(topic, "s");
        send(producer, 100);
        driver.deleteCreatedTopics(Duration.ofSeconds(60)).get();

        assertThat(memory.retainedBytes()).isZero();
        assertThat(catchThrowable(
                        () -> DriverFixture.send(producer, null, new byte[1]).get()))
                .hasMessageContaining("no topic t");
        assertThat(catchThrowable(() -> inbox.poll(Duration.ZERO))).hasMessageContaining("no topic t");
        inbox.consumer().close();
    }

    @Test
    void twoHundredTopicsOfTwoHundredPartitionsWork() throws Exception {
        LoopbackDriver large = LoopbackDrivers.of(LoopbackConfig.INSTANT, new ManualClock());
        List<Topic> topics =
                IntStream.range(0, 200).mapToObj(i -> new Topic("t" + i, 200)).toList();
        large.createTopics(topics).get();
        for (Topic topic : topics) {
            Inbox inbox = new Inbox(
                    large.createConsumer(new ConsumerSpec(topic, "s", 0)).get());
            inbox.poll(Duration.ZERO);
            assertThat(send(large.createProducer(new ProducerSpec(topic, 0)).get(), 400))
                    .isZero();
            inbox.poll(Duration.ZERO);
            assertThat(inbox.received()).hasSize(400);
        }
    }

    private Topic topic(String name, int partitions) throws Exception {
        Topic topic = new Topic(name, partitions);
        driver.createTopics(List.of(topic)).get();
        return topic;
    }

    private BenchmarkProducer producer(Topic topic) throws Exception {
        return driver.createProducer(new ProducerSpec(topic, 0)).get();
    }

    /** A consumer that has joined. */
    private Inbox consumer(Topic topic, String subscription) throws Exception {
        BenchmarkConsumer consumer =
                driver.createConsumer(new ConsumerSpec(topic, subscription, 0)).get();
        Inbox inbox = new Inbox(consumer);
        inbox.poll(Duration.ZERO);
        return inbox;
    }

    private static void drain(Inbox inbox, int total) throws InterruptedException {
        while (inbox.received().size() < total) {
            int before = inbox.received().size();
            inbox.poll(Duration.ZERO);
            assertThat(inbox.received().size()).isGreaterThan(before);
        }
        inbox.poll(Duration.ZERO);
        assertThat(inbox.received()).hasSize(total);
    }

    /** Sends messages of 100 bytes, and returns how many failed. */
    private static int send(BenchmarkProducer producer, int count) throws InterruptedException {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(DriverFixture.send(producer, null, new byte[100]));
        }
        return (int) sent.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .count();
    }
}

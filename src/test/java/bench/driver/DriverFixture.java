package bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Makes topics, producers and consumers for a test, waits with a deadline, and cleans up. For one thread. */
public final class DriverFixture {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Driver driver;
    private final Duration patience;
    private final List<BenchmarkProducer> producers = new ArrayList<>();
    private final List<BenchmarkConsumer> consumers = new ArrayList<>();
    private boolean closed;

    /** Uses, and closes, this driver; every wait ends in failure after {@code patience}. */
    public DriverFixture(Driver driver, Duration patience) {
        this.driver = driver;
        this.patience = patience;
    }

    public Driver driver() {
        return driver;
    }

    /** A topic with a new name that does not exist yet. */
    public static Topic newTopic(int partitions) {
        return new Topic("contract-" + UUID.randomUUID(), partitions);
    }

    /** A topic that was created just now. */
    public Topic createTopic(int partitions) throws Exception {
        Topic topic = newTopic(partitions);
        await(driver.createTopics(List.of(topic)));
        return topic;
    }

    public BenchmarkProducer createProducer(Topic topic) throws Exception {
        BenchmarkProducer producer = await(driver.createProducer(new ProducerSpec(topic, producers.size())));
        producers.add(producer);
        return producer;
    }

    /** A consumer that was not polled yet. */
    public Inbox createConsumer(Topic topic, String subscription) throws Exception {
        BenchmarkConsumer consumer =
                await(driver.createConsumer(new ConsumerSpec(topic, subscription, consumers.size())));
        consumers.add(consumer);
        return new Inbox(consumer);
    }

    /** A consumer that is alone in its subscription and has all partitions. */
    public Inbox createReadyConsumer(Topic topic, String subscription) throws Exception {
        Inbox inbox = createConsumer(topic, subscription);
        pollUntil(() -> inbox.consumer().readyPartitions().equals(partitionsOf(topic)), inbox);
        return inbox;
    }

    /** Sends one message; the future ends as its callback does. */
    public static CompletableFuture<Void> send(BenchmarkProducer producer, byte[] key, byte[] payload)
            throws InterruptedException {
        OutgoingMessage message = new OutgoingMessage();
        message.content(key, payload, null);
        CompletableFuture<Void> stored = new CompletableFuture<>();
        producer.send(message, (sequence, dueNs, sentNs, error) -> {
            if (error == null) {
                stored.complete(null);
            } else {
                stored.completeExceptionally(error);
            }
        });
        return stored;
    }

    /** Sends texts one after the other, without key and header, and waits until all are stored. */
    public void sendAndAwait(BenchmarkProducer producer, List<String> payloads) throws Exception {
        List<CompletableFuture<Void>> stored = new ArrayList<>();
        for (String payload : payloads) {
            stored.add(send(producer, null, bytes(payload)));
        }
        await(CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new)));
    }

    /** Polls these consumers in turn until this holds. */
    public void pollUntil(BooleanSupplier condition, Inbox... inboxes) throws InterruptedException {
        long deadlineNs = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadlineNs)
                    .as("nanoseconds after the deadline")
                    .isNegative();
            for (Inbox inbox : inboxes) {
                inbox.poll(POLL);
            }
        }
    }

    /** Polls these consumers in turn until they have received so many messages together. */
    public void pollUntilReceived(int messages, Inbox... inboxes) throws InterruptedException {
        pollUntil(
                () -> Stream.of(inboxes)
                                .mapToInt(inbox -> inbox.received().size())
                                .sum()
                        >= messages,
                inboxes);
    }

    /** Polls these consumers in turn, a fixed number of times, for what must not come. */
    public static void pollInVain(Inbox... inboxes) throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            for (Inbox inbox : inboxes) {
                inbox.poll(POLL);
            }
        }
    }

    /** The result, or the failure, once it is there. */
    public <T> T await(CompletableFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    public static Set<Integer> partitionsOf(Topic topic) {
        Set<Integer> partitions = new HashSet<>();
        for (int i = 0; i < topic.partitions(); i++) {
            partitions.add(i);
        }
        return partitions;
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Closes producers and consumers, deletes the topics and closes the driver, the first time that it is called. */
    public void close() throws Exception {
        if (closed) {
            return;
        }
        closed = true;
        producers.forEach(BenchmarkProducer::close);
        consumers.forEach(BenchmarkConsumer::close);
        await(driver.deleteCreatedTopics(Duration.ofSeconds(60)));
        driver.close();
    }
}

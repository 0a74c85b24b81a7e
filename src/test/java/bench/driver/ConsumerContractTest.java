package bench.driver;

import static bench.driver.DriverFixture.partitionsOf;
import static bench.driver.DriverFixture.pollInVain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The part of the driver contract that is about consumers and their subscriptions. */
abstract class ConsumerContractTest extends SendContractTest {
    @Test
    public void everySubscriptionSeesEveryMessage() throws Exception {
        Topic topic = bench.createTopic(2);
        Inbox first = bench.createReadyConsumer(topic, "first");
        Inbox second = bench.createReadyConsumer(topic, "second");
        Inbox third = bench.createReadyConsumer(topic, "third");

        bench.sendAndAwait(bench.createProducer(topic), texts("", 0, 200));

        for (Inbox inbox : List.of(first, second, third)) {
            bench.pollUntilReceived(200, inbox);
            pollInVain(inbox);
            assertThat(inbox.payloads()).containsExactlyInAnyOrderElementsOf(texts("", 0, 200));
        }
    }

    @Test
    public void twoConsumersOfOneSubscriptionShareThePartitions() throws Exception {
        Topic topic = bench.createTopic(4);
        List<Inbox> both = createTwoThatShare(topic);
        Inbox first = both.get(0);
        Inbox second = both.get(1);

        bench.sendAndAwait(bench.createProducer(topic), texts("", 0, 200));
        bench.pollUntilReceived(200, first, second);
        pollInVain(first, second);

        assertThat(both.stream().flatMap(inbox -> inbox.payloads().stream()))
                .containsExactlyInAnyOrderElementsOf(texts("", 0, 200));
        assertThat(both)
                .allSatisfy(inbox -> assertThat(inbox.received())
                        .allMatch(received -> inbox.consumer().readyPartitions().contains(received.partition())));
    }

    @Test
    public void aConsumerThatStartsTakesOverWhereAClosedOneStopped() throws Exception {
        Topic topic = bench.createTopic(2);
        BenchmarkProducer producer = bench.createProducer(topic);
        Inbox first = bench.createReadyConsumer(topic, "s");
        bench.sendAndAwait(producer, texts("", 0, 100));
        bench.pollUntilReceived(100, first);
        first.consumer().close(patience());

        bench.sendAndAwait(producer, texts("", 100, 200));
        Inbox second = bench.createReadyConsumer(topic, "s");
        bench.pollUntilReceived(100, second);
        pollInVain(second);

        assertThat(second.payloads()).containsExactlyInAnyOrderElementsOf(texts("", 100, 200));
    }

    @Test
    public void aConsumerTakesOverThePartitionsOfOneThatIsClosed() throws Exception {
        Topic topic = bench.createTopic(4);
        List<Inbox> both = createTwoThatShare(topic);
        Inbox first = both.get(0);
        Inbox second = both.get(1);

        first.consumer().close(patience());
        bench.pollUntil(() -> second.consumer().readyPartitions().equals(partitionsOf(topic)), second);
        bench.sendAndAwait(bench.createProducer(topic), texts("", 0, 200));
        bench.pollUntilReceived(200, second);

        assertThat(second.payloads()).containsExactlyInAnyOrderElementsOf(texts("", 0, 200));
    }

    @Test
    public void theDriverSaysWhatASubscriptionIsMissingUntilItIsReady() throws Exception {
        Topic topic = bench.createTopic(2);
        Inbox inbox = bench.createConsumer(topic, "s");
        assertThat(bench.driver().missing("s", topic, List.of(inbox.consumer())))
                .contains("s has 0 of the 2 partitions of topic " + topic.name());

        bench.pollUntil(
                () -> bench.driver()
                        .missing("s", topic, List.of(inbox.consumer()))
                        .isEmpty(),
                inbox);
    }

    @Test
    public void aPausedConsumerGetsNothingAndStaysReadyAndGoesOnWhenItIsResumed() throws Exception {
        Topic topic = bench.createTopic(2);
        BenchmarkProducer producer = bench.createProducer(topic);
        Inbox inbox = bench.createReadyConsumer(topic, "s");
        bench.sendAndAwait(producer, texts("", 0, 10));
        bench.pollUntilReceived(10, inbox);

        inbox.consumer().pause();
        bench.sendAndAwait(producer, texts("", 10, 110));
        pollInVain(inbox);
        assertThat(inbox.received()).hasSize(10);
        assertThat(inbox.consumer().readyPartitions()).isEqualTo(partitionsOf(topic));

        inbox.consumer().resume();
        bench.pollUntilReceived(110, inbox);
        pollInVain(inbox);
        assertThat(inbox.payloads()).containsExactlyInAnyOrderElementsOf(texts("", 0, 110));
    }

    @Test
    public void aPauseHoldsForPartitionsThatAreAssignedLater() throws Exception {
        Topic topic = bench.createTopic(2);
        Inbox inbox = bench.createConsumer(topic, "s");
        inbox.consumer().pause();
        bench.pollUntil(() -> inbox.consumer().readyPartitions().equals(partitionsOf(topic)), inbox);

        bench.sendAndAwait(bench.createProducer(topic), texts("", 0, 10));
        pollInVain(inbox);
        assertThat(inbox.received()).isEmpty();

        inbox.consumer().resume();
        bench.pollUntilReceived(10, inbox);
    }

    @Test
    public void anInterruptedPollThrowsInterruptedException() throws Exception {
        Inbox inbox = bench.createReadyConsumer(bench.createTopic(1), "s");

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> inbox.poll(patience())).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        inbox.poll(Duration.ofMillis(1));
    }

    @Test
    public void aPollThatWaitsIsInterruptedAsWell() throws Exception {
        Inbox inbox = bench.createConsumer(bench.createTopic(1), "s");
        CountDownLatch polling = new CountDownLatch(1);
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    outcome.complete(catchThrowable(() -> {
                        inbox.poll(Duration.ZERO);
                        polling.countDown();
                        while (true) {
                            inbox.poll(patience());
                        }
                    }));
                    inbox.consumer().close(patience());
                },
                "contract-test-poll");
        thread.start();

        polling.await();
        thread.interrupt();

        assertThat(bench.await(outcome)).isInstanceOf(InterruptedException.class);
        thread.join(patience().toMillis());
        assertThat(thread.isAlive()).isFalse();
    }

    /** Two consumers of one subscription, who have the partitions of the topic between them. */
    private List<Inbox> createTwoThatShare(Topic topic) throws Exception {
        Inbox first = bench.createConsumer(topic, "s");
        Inbox second = bench.createConsumer(topic, "s");
        bench.pollUntil(() -> shareAll(topic, first, second), first, second);
        return List.of(first, second);
    }

    /** Whether each of them has some partitions, and each partition is exactly one's. */
    private static boolean shareAll(Topic topic, Inbox first, Inbox second) {
        Set<Integer> ofFirst = first.consumer().readyPartitions();
        Set<Integer> ofSecond = second.consumer().readyPartitions();
        Set<Integer> both = new HashSet<>(ofFirst);
        both.addAll(ofSecond);
        return !ofFirst.isEmpty()
                && !ofSecond.isEmpty()
                && ofFirst.size() + ofSecond.size() == topic.partitions()
                && both.equals(partitionsOf(topic));
    }
}

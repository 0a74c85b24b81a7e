package bench.driver;

import static bench.driver.DriverFixture.bytes;
import static bench.driver.DriverFixture.partitionsOf;
import static bench.driver.DriverFixture.pollInVain;
import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.Inbox.Received;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The part of the driver contract that is about what is sent. */
abstract class SendContractTest extends ContractTest {
    @Test
    public void whatIsSentIsReceivedOnceInOrderWithinAPartition() throws Exception {
        Topic topic = bench.createTopic(3);
        Inbox inbox = bench.createReadyConsumer(topic, "s");
        BenchmarkProducer producer = bench.createProducer(topic);
        long beforeMs = System.currentTimeMillis();

        OutgoingMessage message = new OutgoingMessage();
        for (int i = 0; i < 1_000; i++) {
            message.content(null, bytes("\u00ff payload " + i), bytes("\u0000 header " + i));
            message.identity(i, 0, 0);
            producer.send(message, (sequence, dueNs, sentNs, error) -> {});
        }
        producer.close(patience());
        bench.pollUntilReceived(1_000, inbox);
        pollInVain(inbox);

        assertThat(inbox.payloads()).containsExactlyInAnyOrderElementsOf(texts("\u00ff payload ", 0, 1_000));
        assertThat(inbox.received()).allSatisfy(received -> {
            assertThat(received.header()).isEqualTo(received.payload().replace("\u00ff payload ", "\u0000 header "));
            assertThat(received.timestampMs()).isBetween(beforeMs, System.currentTimeMillis());
        });
        for (int partition : partitionsOf(topic)) {
            List<Received> log = inbox.received().stream()
                    .filter(received -> received.partition() == partition)
                    .toList();
            assertThat(log.stream().map(Received::offset).toList()).isSorted().doesNotHaveDuplicates();
            assertThat(log.stream().map(received -> number(received.payload())).toList())
                    .isSorted();
        }
    }

    @Test
    public void aMessageWithoutHeaderIsReceivedWithoutHeader() throws Exception {
        Topic topic = bench.createTopic(1);
        Inbox inbox = bench.createReadyConsumer(topic, "s");

        bench.sendAndAwait(bench.createProducer(topic), List.of("", "x"));
        bench.pollUntilReceived(2, inbox);

        assertThat(inbox.payloads()).containsExactly("", "x");
        assertThat(inbox.received())
                .allSatisfy(received -> assertThat(received.header()).isNull());
    }

    @Test
    public void messagesOfOneKeyShareAPartitionAndKeepTheirOrder() throws Exception {
        Topic topic = bench.createTopic(4);
        Inbox inbox = bench.createReadyConsumer(topic, "s");
        BenchmarkProducer producer = bench.createProducer(topic);

        for (int i = 0; i < 400; i++) {
            bench.await(DriverFixture.send(producer, bytes("key" + i % 20), bytes(Integer.toString(i))));
        }
        bench.pollUntilReceived(400, inbox);

        Set<Integer> used = new HashSet<>();
        for (int key = 0; key < 20; key++) {
            int wanted = key;
            List<Received> ofKey = inbox.received().stream()
                    .filter(received -> number(received.payload()) % 20 == wanted)
                    .toList();
            assertThat(ofKey).hasSize(20);
            assertThat(ofKey.stream().map(received -> number(received.payload())))
                    .isSorted();
            assertThat(ofKey.stream().map(Received::partition).distinct()).hasSize(1);
            used.add(ofKey.get(0).partition());
        }
        assertThat(used).hasSizeGreaterThan(1);
    }

    @Test
    public void everySendIsCalledBackExactlyOnceWithItsIdentity() throws Exception {
        BenchmarkProducer producer = bench.createProducer(bench.createTopic(2));
        AtomicIntegerArray told = new AtomicIntegerArray(5_000);
        AtomicInteger wrong = new AtomicInteger();

        OutgoingMessage message = new OutgoingMessage();
        for (int i = 0; i < told.length(); i++) {
            message.content(null, bytes("payload"), null);
            message.identity(i, i * 10L, i * 10L + 3);
            producer.send(message, (sequence, dueNs, sentNs, error) -> {
                if (dueNs != sequence * 10 || sentNs != dueNs + 3 || error != null) {
                    wrong.incrementAndGet();
                }
                told.incrementAndGet((int) sequence);
            });
        }
        producer.close(patience());

        assertThat(IntStream.range(0, told.length()).map(told::get)).containsOnly(1);
        assertThat(wrong).hasValue(0);
    }

    @Test
    public void sendsAfterCloseFailThroughTheCallback() throws Exception {
        BenchmarkProducer producer = bench.createProducer(bench.createTopic(1));
        producer.close(patience());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicInteger told = new AtomicInteger();

        OutgoingMessage message = new OutgoingMessage();
        message.content(null, bytes("late"), null);
        message.identity(7, 1, 2);
        producer.send(message, (sequence, dueNs, sentNs, error) -> {
            failure.set(error);
            told.addAndGet((int) sequence);
        });

        Awaitility.await().atMost(patience()).until(() -> told.get() != 0);
        assertThat(told).hasValue(7);
        assertThat(failure.get()).isNotNull();
        assertThat(failure.get().getMessage()).isNotBlank();
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1));
    }
}

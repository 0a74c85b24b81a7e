package bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DeliveryLedgerTest {
    private final DeliveryLedger ledger = new DeliveryLedger(2, 1, producer -> true);
    private final SubscriptionLedger consumers = ledger.subscription(0, new ConsumedTopic(4, 0, 2, false, 2));
    private final ConsumerLedger topic = consumers.consumer(0);

    @Test
    void whatArrivesOnceAndInOrderIsReceivedAndNothingElse() {
        sendAndAck(0, 5);
        for (int i = 0; i < 5; i++) {
            topic.received(0, i, i % 4, i / 4);
        }

        assertThat(ledger.outstanding()).isZero();
        assertThat(ledger.delivery().sent()).isEqualTo(5);
        assertThat(ledger.delivery().acked()).isEqualTo(5);
        assertThat(counts()).isEqualTo(new Delivery.Counts(5, 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE));
    }

    @Test
    void whatIsAckedAndDoesNotArriveIsLost() {
        sendAndAck(0, 5);
        topic.received(0, 0, 0, 0);
        topic.received(0, 4, 0, 1);

        assertThat(ledger.outstanding()).isPositive();
        assertThat(counts()).isEqualTo(new Delivery.Counts(2, 3, 0, 0, 0, 0, 0, Delivery.Unseen.NONE));
    }

    @Test
    void aFailedSendIsNotLostAndMayArriveAnyway() {
        ledger.producer(0).sent(0);
        ledger.producer(0).sent(1);
        ledger.producer(0).failed();
        ledger.producer(0).failed();
        assertThat(ledger.outstanding()).isZero();

        topic.received(0, 1, 0, 0);

        assertThat(ledger.delivery().failed()).isEqualTo(2);
        assertThat(counts()).isEqualTo(new Delivery.Counts(1, 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE));
    }

    @Test
    void aProducersRetryIsDuplicatedAndNotRedelivered() {
        sendAndAck(0, 1);
        topic.received(0, 0, 2, 10);
        topic.received(0, 0, 2, 11);

        assertThat(counts()).isEqualTo(new Delivery.Counts(1, 0, 1, 0, 0, 0, 0, Delivery.Unseen.NONE));
    }

    @Test
    void whatIsReadAgainFromTheSamePlaceIsRedelivered() {
        sendAndAck(0, 3);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 3; i++) {
                topic.received(0, i, 1, i);
            }
        }

        assertThat(counts()).isEqualTo(new Delivery.Counts(3, 0, 3, 3, 0, 0, 0, Delivery.Unseen.NONE));
    }

    @Test
    void orderIsThatOfAProducerInAPartition() {
        sendAndAck(0, 4);
        sendAndAck(1, 4);
        topic.received(0, 1, 0, 0);
        topic.received(0, 0, 1, 0);
        topic.received(1, 0, 0, 1);
        topic.received(1, 1, 0, 2);
        assertThat(counts().reordered()).isZero();

        topic.received(0, 3, 0, 3);
        topic.received(0, 2, 0, 4);

        assertThat(counts().reordered()).isEqualTo(1);
    }

    @Test
    void aDuplicateIsNotReorderedAsWell() {
        sendAndAck(0, 2);
        topic.received(0, 0, 0, 0);
        topic.received(0, 1, 0, 1);
        topic.received(0, 0, 0, 2);

        assertThat(counts()).isEqualTo(new Delivery.Counts(2, 0, 1, 0, 0, 0, 0, Delivery.Unseen.NONE));
    }

    @Test
    void subscriptionsAreCountedEachAndTogether() {
        DeliveryLedger two = new DeliveryLedger(1, 2, producer -> true);
        two.producer(0).sent(0);
        two.producer(0).acked(0);
        ConsumedTopic consumed = new ConsumedTopic(1, 0, 1, false, 1);
        two.subscription(0, consumed).consumer(0).received(0, 0, 0, 0);
        ConsumerLedger second = two.subscription(1, consumed).consumer(0);
        second.foreign();
        second.corrupt();

        Delivery delivery = two.delivery();
        assertThat(delivery.subscriptions())
                .containsExactly(
                        new Delivery.Counts(1, 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE),
                        new Delivery.Counts(0, 1, 0, 0, 0, 1, 1, Delivery.Unseen.NONE));
        assertThat(delivery.total()).isEqualTo(new Delivery.Counts(1, 1, 0, 0, 0, 1, 1, Delivery.Unseen.NONE));
        assertThat(two.outstanding()).isPositive();
    }

    @Test
    void aTopicThatNobodyReadsLosesNothing() {
        DeliveryLedger unread = new DeliveryLedger(2, 1, producer -> producer == 0);
        unread.producer(1).sent(0);
        unread.producer(1).acked(0);

        assertThat(unread.outstanding()).isZero();
        assertThat(unread.delivery().acked()).isEqualTo(1);
        assertThat(unread.delivery().total().lost()).isZero();
    }

    @Test
    void knowsOnlyWhatTheTopicsProducersHaveSent() {
        ConsumerLedger second =
                ledger.subscription(0, new ConsumedTopic(1, 1, 1, false, 1)).consumer(0);
        ledger.producer(0).sent(0);
        ledger.producer(1).sent(0);

        assertThat(second.knows(1, 0)).isTrue();
        assertThat(second.knows(0, 0)).isFalse();
        assertThat(second.knows(2, 0)).isFalse();
        assertThat(second.knows(-1, 0)).isFalse();
        assertThat(second.knows(1, 1)).isFalse();
        assertThat(second.knows(1, -1)).isFalse();
    }

    @Test
    void aPartitionThatMovesToAnotherConsumerKeepsItsPlaceAndItsOrder() {
        sendAndAck(0, 4);
        topic.received(0, 0, 2, 10);
        topic.received(0, 2, 2, 11);

        ConsumerLedger next = consumers.consumer(1);
        assertThat(next.received(0, 2, 2, 11))
                .as("what the first one has read and not committed")
                .isFalse();
        next.received(0, 1, 2, 12);
        next.received(0, 3, 2, 13);

        assertThat(counts()).isEqualTo(new Delivery.Counts(4, 0, 1, 1, 1, 0, 0, Delivery.Unseen.NONE));
    }

    @Test
    void anOnlyConsumerFindsWhatSeveralWould() {
        DeliveryLedger alone = new DeliveryLedger(1, 1, producer -> true);
        ConsumerLedger consumer =
                alone.subscription(0, new ConsumedTopic(1, 0, 1, false, 1)).consumer(0);
        for (int i = 0; i < 200; i++) {
            alone.producer(0).sent(i);
            alone.producer(0).acked(i);
        }
        for (int i = 0; i < 200; i++) {
            if (i != 63 && i != 64) {
                consumer.received(0, i, 0, i);
            }
        }
        consumer.received(0, 65, 0, 200);

        assertThat(alone.delivery().total())
                .isEqualTo(new Delivery.Counts(198, 2, 1, 0, 0, 0, 0, Delivery.Unseen.NONE));
    }

    @Test
    @Timeout(60)
    void countsAreExactWhereSendsAcksAndReceiptsAreOfDifferentThreads() throws Exception {
        int messages = 200_000;
        int producers = 2;
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> work = new ArrayList<>();
        List<BlockingQueue<Long>> toAck = new ArrayList<>();
        List<BlockingQueue<Long>> toReceive = new ArrayList<>();
        try {
            for (int p = 0; p < producers; p++) {
                toAck.add(new ArrayBlockingQueue<>(1_000));
                toReceive.add(new ArrayBlockingQueue<>(1_000));
            }
            for (int p = 0; p < producers; p++) {
                int producer = p;
                work.add(threads.submit(() -> {
                    for (long i = 0; i < messages; i++) {
                        ledger.producer(producer).sent(i);
                        toReceive.get(producer).put(i);
                        toAck.get(producer).put(i);
                    }
                    return null;
                }));
                work.add(threads.submit(() -> {
                    for (int i = 0; i < messages; i++) {
                        ledger.producer(producer).acked(toAck.get(producer).take());
                    }
                    return null;
                }));
                ConsumerLedger consumer = consumers.consumer(p);
                work.add(threads.submit(() -> {
                    for (int i = 0; i < messages; i++) {
                        long sequence = toReceive.get(producer).take();
                        // One in a thousand is lost, and another one comes twice.
                        if (sequence % 1_000 != 7) {
                            consumer.received(producer, sequence, producer, i);
                        }
                        if (sequence % 1_000 == 8) {
                            consumer.received(producer, sequence, producer, i);
                        }
                    }
                    return null;
                }));
            }
            while (work.stream().anyMatch(each -> !each.isDone())) {
                ledger.settle();
                ledger.delivery();
            }
            for (Future<?> each : work) {
                each.get(50, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        long each = messages / 1_000;
        assertThat(ledger.delivery().acked()).isEqualTo((long) producers * messages);
        assertThat(counts())
                .isEqualTo(new Delivery.Counts(
                        producers * (messages - each),
                        producers * each,
                        producers * each,
                        producers * each,
                        0,
                        0,
                        0,
                        Delivery.Unseen.NONE));
    }

    @Test
    void whatTheLogStillHasIsUnread() {
        sendAndAck(0, 10);
        receive(0, 0, 0, 4);

        consumers.compare(new long[] {4}, List.of(new LogExtent(0, 10, 10)));

        assertThat(counts().lost()).isZero();
        assertThat(counts().unseen()).isEqualTo(new Delivery.Unseen(6, 0, 0));
    }

    @Test
    void whatTheLogHasNoMoreIsRemovedAndTheRestIsLost() {
        sendAndAck(0, 10);
        receive(0, 0, 0, 4);

        consumers.compare(new long[] {10}, List.of(new LogExtent(7, 10, 10)));

        assertThat(counts().unseen()).isEqualTo(new Delivery.Unseen(0, 6, 0));

        consumers.compare(new long[] {7}, List.of(new LogExtent(0, 7, 7)));

        assertThat(counts().unseen()).isEqualTo(new Delivery.Unseen(0, 3, 0));
        assertThat(counts().lost()).isEqualTo(3);
    }

    @Test
    void aJumpWhileReadingIsRemovedAndWhatLayBeforeTheStartIsNot() {
        sendAndAck(0, 10);
        consumers.startsAt(new long[] {100});
        receive(0, 0, 100, 2);
        receive(0, 7, 107, 3);

        consumers.compare(new long[] {110}, List.of(new LogExtent(105, 110, 110)));

        assertThat(counts().unseen()).isEqualTo(new Delivery.Unseen(0, 5, 0));
        assertThat(counts().lost()).isZero();
    }

    @Test
    void whatAnOpenTransactionHidesIsNotVisible() {
        sendAndAck(0, 10);

        consumers.compare(new long[] {0}, List.of(new LogExtent(0, 0, 11)));

        assertThat(counts().unseen()).isEqualTo(new Delivery.Unseen(0, 0, 10));
    }

    @Test
    void withoutPositionsNothingIsCalledLost() {
        sendAndAck(0, 10);

        ledger.positionsAreUnknown();

        assertThat(counts().lost()).isZero();
        assertThat(counts().unseen().unread()).isEqualTo(10);
    }

    @Test
    void aTopicMayGetPartitions() {
        sendAndAck(0, 2);
        assertThat(ledger.sawNewPartitions()).isFalse();

        consumers.consumer(0).received(0, 0, 0, 0);
        consumers.consumer(0).received(0, 1, 9, 0);

        assertThat(counts().received()).isEqualTo(2);
        assertThat(ledger.sawNewPartitions()).isTrue();
    }

    @Test
    void whatAMirrorHasNotBroughtIsNotLost() {
        DeliveryLedger mirrored = new DeliveryLedger(2, 1, producer -> true);
        SubscriptionLedger mirror = mirrored.subscription(0, new ConsumedTopic(1, 0, 2, true, 1));
        for (int producer = 0; producer < 2; producer++) {
            mirrored.producer(producer).sent(0);
            mirrored.producer(producer).acked(0);
        }

        mirror.consumer(0).received(1, 0, 0, 0);
        mirror.compare(new long[] {1}, List.of(new LogExtent(0, 1, 1)));

        assertThat(mirrored.delivery().total().received()).isEqualTo(1);
        assertThat(mirrored.delivery().total().lost()).isZero();
        assertThat(mirrored.delivery().total().unseen().unread()).isEqualTo(1);
    }

    /** Messages of consecutive numbers and offsets, in partition 0. */
    private void receive(int producer, long firstSequence, long firstOffset, int messages) {
        for (int i = 0; i < messages; i++) {
            consumers.consumer(0).received(producer, firstSequence + i, 0, firstOffset + i);
        }
    }

    private void sendAndAck(int producer, int messages) {
        for (int i = 0; i < messages; i++) {
            ledger.producer(producer).sent(i);
            ledger.producer(producer).acked(i);
        }
    }

    private Delivery.Counts counts() {
        return ledger.delivery().total();
    }
}

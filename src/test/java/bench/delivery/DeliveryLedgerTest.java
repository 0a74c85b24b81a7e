package bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of each message, by the ledger of one thread. */
class DeliveryLedgerTest extends LedgerTest {
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
}

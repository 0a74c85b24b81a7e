package bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What was acked and not received is lost only where the log should have shown it. */
class UnseenMessagesTest extends LedgerTest {
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
}

package bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class SequenceLogTest {
    private static final int CHUNK = 16_384;
    private static final int ROOM = 1_000;

    @Test
    void whatIsAckedAndNotReceivedIsMissing() {
        SequenceLog log = new SequenceLog(1, ROOM);
        send(log, 0, 100);
        ack(log, 0, 100);
        receive(log, 0, 100, sequence -> sequence % 10 != 3);

        assertThat(log.sent()).isEqualTo(100);
        assertThat(log.missing(0)).isEqualTo(10);
    }

    @Test
    void everySubscriptionHasItsOwnReceipts() {
        SequenceLog log = new SequenceLog(2, ROOM);
        send(log, 0, 2);
        ack(log, 0, 2);

        assertThat(log.received(0, 0)).isTrue();
        assertThat(log.received(0, 1)).isTrue();
        assertThat(log.received(1, 1)).isTrue();
        assertThat(log.received(1, 1)).isFalse();

        assertThat(log.missing(0)).isZero();
        assertThat(log.missing(1)).isEqualTo(1);
    }

    @Test
    void whatIsNotAckedIsNotMissingAndMayArriveAnyway() {
        SequenceLog log = new SequenceLog(1, ROOM);
        send(log, 0, 10);

        assertThat(log.missing(0)).isZero();
        assertThat(log.received(0, 3)).isTrue();
        assertThat(log.missing(0)).isZero();
        log.acked(3);
        assertThat(log.missing(0)).isZero();
    }

    @Test
    void withoutSubscriptionsNothingIsKeptAndNothingIsMissing() {
        SequenceLog log = new SequenceLog(0, ROOM);
        send(log, 0, 3 * CHUNK);
        ack(log, 0, 3 * CHUNK);

        assertThat(log.sent()).isEqualTo(3 * CHUNK);
        assertThat(log.missing(0)).isZero();
    }

    @Test
    void settlingChangesNoCount() {
        SequenceLog log = new SequenceLog(1, ROOM);
        send(log, 0, 5 * CHUNK);
        ack(log, 0, 5 * CHUNK);
        receive(log, 0, 5 * CHUNK, sequence -> sequence != 2 * CHUNK + 1);

        log.settle();

        assertThat(log.missing(0)).isEqualTo(1);
        assertThat(log.received(0, 0)).as("a message of a settled chunk").isFalse();
        assertThat(log.received(0, 5 * CHUNK - 1)).isFalse();
        assertThat(log.received(0, 2 * CHUNK + 1))
                .as("the one that was missing")
                .isTrue();
        assertThat(log.missing(0)).isZero();
    }

    @Test
    void aChunkIsNotSettledBeforeAllSubscriptionsHaveIt() {
        SequenceLog log = new SequenceLog(2, ROOM);
        send(log, 0, 2 * CHUNK);
        ack(log, 0, 2 * CHUNK);
        receive(log, 0, CHUNK, sequence -> true);

        log.settle();

        assertThat(log.missing(0)).isEqualTo(CHUNK);
        assertThat(log.missing(1)).isEqualTo(2 * CHUNK);
        assertThat(log.received(1, 0)).isTrue();
        assertThat(log.received(1, 0)).isFalse();
    }

    @Test
    void anAckAfterTheReceiptOfASettledChunkIsNotMissing() {
        SequenceLog log = new SequenceLog(1, ROOM);
        send(log, 0, CHUNK + 1);
        receive(log, 0, CHUNK, sequence -> true);
        log.settle();

        ack(log, 0, CHUNK);

        assertThat(log.missing(0)).isZero();
    }

    @Test
    void whatLeavesTheWindowIsLostUntilItComesAfterAll() {
        SequenceLog log = new SequenceLog(1, 2);
        send(log, 0, CHUNK);
        ack(log, 0, CHUNK);
        receive(log, 0, CHUNK, sequence -> sequence % CHUNK >= 3);
        send(log, CHUNK, 5 * CHUNK);

        assertThat(log.missing(0)).isEqualTo(3);
        assertThat(log.received(0, 0)).isTrue();
        assertThat(log.received(0, 1)).isTrue();
        assertThat(log.missing(0)).isEqualTo(1);
        assertThat(log.received(0, 2)).isTrue();
        assertThat(log.missing(0)).isZero();
        assertThat(log.received(0, 2)).as("nothing is missing any more").isFalse();
    }

    @Test
    void aLongRunIsCountedExactlyInASmallWindow() {
        SequenceLog log = new SequenceLog(1, 4);
        long lost = 0;
        for (long from = 0; from < 100L * CHUNK; from += CHUNK / 2) {
            send(log, from, from + CHUNK / 2);
            ack(log, from, from + CHUNK / 2);
            long gap = from % 7 == 0 ? from + 5 : -1;
            receive(log, from, from + CHUNK / 2, sequence -> sequence != gap);
            lost += gap < 0 ? 0 : 1;
            log.settle();
        }

        assertThat(lost).isPositive();
        assertThat(log.missing(0)).isEqualTo(lost);
        assertThat(log.sent()).isEqualTo(100L * CHUNK);
    }

    private static void send(SequenceLog log, long from, long to) {
        for (long sequence = from; sequence < to; sequence++) {
            log.sent(sequence);
        }
    }

    private static void ack(SequenceLog log, long from, long to) {
        for (long sequence = from; sequence < to; sequence++) {
            log.acked(sequence);
        }
    }

    private static void receive(SequenceLog log, long from, long to, LongPredicate arrives) {
        for (long sequence = from; sequence < to; sequence++) {
            if (arrives.test(sequence)) {
                assertThat(log.received(0, sequence)).isTrue();
            }
        }
    }
}

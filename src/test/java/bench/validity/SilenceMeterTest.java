package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.delivery.LoadCount;
import org.junit.jupiter.api.Test;

class SilenceMeterTest {
    private final SilenceMeter meter = new SilenceMeter(0);
    private long sent;
    private long acked;
    private long failed;
    private long receivedNs = LoadCount.NEVER;

    @Test
    void countsWhileSomethingIsNotAnswered() {
        sent = 5;
        assertThat(look(1, 0)).isCloseTo(1, within(1e-9));
        assertThat(look(2.5, 0)).isCloseTo(2.5, within(1e-9));

        acked = 1;
        assertThat(look(3, 0)).isZero();
        assertThat(meter.takeLongestSeconds()).isCloseTo(2.5, within(1e-9));
        assertThat(meter.takeLongestSeconds()).isZero();
    }

    @Test
    void nothingIsSilentWhenNothingIsDue() {
        assertThat(look(100, 0)).isZero();

        sent = 1;
        assertThat(look(101, 0)).as("since there was nothing to answer").isCloseTo(1, within(1e-9));
    }

    /** A producer that is blocked sends nothing, and so has nothing in flight. */
    @Test
    void sendsThatAreDueAndNotMadeCountAsWell() {
        assertThat(look(0.5, 1_000)).isCloseTo(0.5, within(1e-9));
        assertThat(look(4, 1_000)).isCloseTo(4, within(1e-9));
    }

    @Test
    void theTimeBetweenTwoMessagesOfASlowLoadIsNoSilence() {
        assertThat(look(1, 0.5)).isZero();
        assertThat(look(3, 0.5)).isZero();
        assertThat(look(6, 0.5)).isCloseTo(6, within(1e-9));
    }

    @Test
    void aReceiptIsASignAndAFailureIsNone() {
        sent = 10;
        failed = 3;
        assertThat(look(2, 0)).isCloseTo(2, within(1e-9));

        receivedNs = 2_500_000_000L;
        assertThat(look(3, 0)).as("since the receipt").isCloseTo(0.5, within(1e-9));
    }

    /** The thread that looks may have been kept from it. */
    @Test
    void silenceIsSeenAlsoWhereNobodyLookedMeanwhile() {
        sent = 10;
        acked = 9;
        receivedNs = 100_000_000L;

        assertThat(look(3, 1_000)).isCloseTo(2.9, within(1e-9));
    }

    private double look(double seconds, double rate) {
        long due = (long) Math.ceil(rate * seconds);
        return meter.look(new LoadCount((long) (seconds * 1e9), due, sent, acked, failed, receivedNs), false);
    }
}

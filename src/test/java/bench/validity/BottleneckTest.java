package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;

import bench.delivery.Delivery;
import org.junit.jupiter.api.Test;

class BottleneckTest {
    private final Facts facts = new Facts();

    @Test
    void nothingLimitsALoadThatIsReached() {
        assertThat(bottleneck()).isEqualTo("none");
    }

    @Test
    void theClientDoesWhenItIsLateAlthoughNobodyBlocksIt() {
        facts.sent = 9_000;

        assertThat(bottleneck()).isEqualTo("client");
    }

    @Test
    void theClientDoesWhenItsProcessorsAreBusyAlsoWhileItIsBlockedAtTimes() {
        behind(1_000);
        facts.machineLoad = 0.97;

        assertThat(bottleneck()).isEqualTo("client");
    }

    /** As with a broker in memory, whose threads use the same processors. */
    @Test
    void theBrokerDoesWhenProducersAreBlockedMostOfTheTimeHoweverBusyTheProcessorsAre() {
        behind(5_100);
        facts.processLoad = 0.99;
        facts.machineLoad = 1;

        assertThat(bottleneck()).isEqualTo("broker");
    }

    @Test
    void theClientDoesWhenItsProcessorsAreBusyAndNobodyBlocksItAtAnUnreachableRate() {
        facts.targetRate = 10_000_000;
        facts.sent = 5_000_000;
        facts.blockedMs = 500;
        facts.machineLoad = 0.99;

        assertThat(bottleneck()).isEqualTo("client");
    }

    /** A thread that others keep from the processor while it sends is not blocked by the system. */
    @Test
    void theClientDoesWhenItIsBlockedNoLongerThanItStoodStill() {
        behind(7_000);
        facts.machineLoad = 1;
        facts.stalled(5 * Facts.MS, 1_000);

        assertThat(bottleneck()).isEqualTo("client");
    }

    @Test
    void theBrokerDoesWhenItTakesLessThanItIsOffered() {
        behind(1_000);

        assertThat(bottleneck()).isEqualTo("broker");
    }

    @Test
    void theBrokerDoesAlsoWhenItKeepsTheProcessorsOfASharedMachineBusy() {
        behind(1_000);
        facts.machineLoad = 0.97;
        facts.systemSharesMachine = true;

        assertThat(bottleneck()).isEqualTo("broker");
    }

    @Test
    void theClientDoesWhenItIsBlockedForLessThanItIsLate() {
        behind(300);

        assertThat(bottleneck()).isEqualTo("client");
    }

    /** A tenth of the messages is missing, and sends were blocked for so long of the ten seconds. */
    private void behind(long blockedMs) {
        facts.sent = 9_000;
        facts.blockedMs = blockedMs;
    }

    @Test
    void theProducersBufferDoesWhenItBlocksALoadThatIsReached() {
        facts.blockedMs = 200;
        facts.longestBlockMs = 150;

        assertThat(bottleneck()).isEqualTo("producer buffer");
    }

    @Test
    void theConsumerDoesWhenItsBacklogGrows() {
        facts.backlogs = new double[] {200, 230, 260, 290};
        assertThat(bottleneck()).isEqualTo("consumer");

        facts.backlogs = new double[] {500, 500, 500, 500};
        assertThat(bottleneck()).isEqualTo("none");
    }

    @Test
    void theConsumerDoesNotWhereTheBacklogWasTakenAway() {
        facts.backlogs = new double[] {200, 4_000, 7_000, 9_999};
        facts.delivered = new Delivery.Counts(0, 0, 0, 0, 0, 0, 0, new Delivery.Unseen(0, 9_999, 0));

        assertThat(bottleneck()).isEqualTo("none");
    }

    @Test
    void nothingDoesWhereAMessageOfASlowLoadIsOnItsWay() {
        facts.targetRate = 0.5;
        facts.sent = 5;
        facts.rates = new double[] {0.5, 0.5, 0.5};
        facts.backlogs = new double[] {0, 1, 2};

        assertThat(bottleneck()).isEqualTo("none");
    }

    private String bottleneck() {
        return Bottleneck.of(facts.evidence());
    }
}

package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;

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
    void theClientDoesWhenItsProcessorsAreBusyAlsoWhileItIsBlocked() {
        facts.sent = 9_000;
        facts.blockedMs = 5_000;
        facts.machineLoad = 0.97;

        assertThat(bottleneck()).isEqualTo("client");
    }

    @Test
    void theBrokerDoesWhenItTakesLessThanItIsOffered() {
        facts.sent = 9_000;
        facts.blockedMs = 5_000;

        assertThat(bottleneck()).isEqualTo("broker");
    }

    @Test
    void theBrokerDoesAlsoWhenItKeepsTheProcessorsOfASharedMachineBusy() {
        facts.sent = 9_000;
        facts.blockedMs = 5_000;
        facts.machineLoad = 0.97;
        facts.systemSharesMachine = true;

        assertThat(bottleneck()).isEqualTo("broker");
    }

    @Test
    void theClientDoesWhenItIsBlockedForLessThanItIsLate() {
        facts.sent = 9_000;
        facts.blockedMs = 300;

        assertThat(bottleneck()).isEqualTo("client");
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

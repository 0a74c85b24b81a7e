package bench.validity;

import static bench.result.Check.Verdict.VALID;
import static bench.validity.Facts.MS;
import static org.assertj.core.api.Assertions.assertThat;

import bench.delivery.Delivery;
import bench.result.Check;
import bench.stats.Latency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which checks there are, and what they say. */
class ChecksTest {
    @Test
    void isQuietWhereAllIsWell() {
        assertThat(Checks.of(new Facts().evidence())).hasSize(18).allMatch(check -> check.verdict() == VALID);
    }

    @Test
    void whereNothingIsAckedNothingIsAchieved() {
        Facts facts = new Facts();
        facts.acked = 0;
        facts.inFlight = new InFlight.Trend(0, -1);

        assertThat(CheckCase.check(facts, "achieved rate").orElseThrow().figure())
                .isEqualTo("0.00 % of 1,000 msg/s");
    }

    @Test
    void asksForNoMorePatienceWhereTheSystemWasSilent() {
        Facts facts = new Facts();
        facts.silentSeconds = 4;
        facts.rates = new double[] {1_000, 0, 1_000, 1_000};
        facts.p99Ms = new double[] {10, 30, 30, 10};
        facts.unanswered = 50;

        for (String name : List.of("steady rate", "steady latency", "unanswered")) {
            assertThat(CheckCase.check(facts, name).orElseThrow().advice())
                    .contains("silen")
                    .doesNotContain("longer", "more time");
        }
    }

    @Test
    void asksForNoMoreConsumersWhereRetentionTookTheMessagesAway() {
        Facts facts = new Facts();
        facts.backlogs = new double[] {200, 4_000, 7_000, 9_999};
        facts.delivered = new Delivery.Counts(0, 0, 0, 0, 0, 0, 0, new Delivery.Unseen(0, 9_999, 0));

        assertThat(CheckCase.check(facts, "backlog").orElseThrow().advice())
                .isEqualTo("the topic's retention or compaction took messages away before they were read");
        assertThat(CheckCase.check(facts, "delivery").orElseThrow().advice())
                .contains("retention.ms")
                .doesNotContain("add consumers");
    }

    @Test
    void namesARateThatCanBeHadUnlessThereIsNone() {
        Facts facts = new Facts();
        facts.sent = 5_000;
        assertThat(CheckCase.check(facts, "achieved rate")).get().asString().contains("ask for less than 500 msg/s");

        facts.sent = 0;
        assertThat(CheckCase.check(facts, "achieved rate")).get().asString().contains("nothing was sent");
    }

    @Test
    void aRateThatWasToChangeHasNoSteadyState() {
        Facts facts = new Facts();
        facts.steady = false;
        facts.rates = new double[] {500, 800, 1_200, 1_500};
        facts.p99Ms = new double[] {2, 8, 20, 60};

        assertThat(Checks.of(facts.evidence()))
                .allMatch(check -> check.verdict() == VALID)
                .extracting(Check::name)
                .contains("achieved rate")
                .doesNotContain("steady rate", "steady latency");
    }

    @Test
    void whoSendsAsMuchAsCanBeSentIsNotBlamedForTheDelay() {
        Facts facts = new Facts();
        facts.unlimited = true;
        facts.targetRate = 2_147_483_647;
        facts.blockedMs = 9_000;
        facts.longestBlockMs = 500;
        facts.inFlight = new InFlight.Trend(100, 0);
        facts.delayMedianMs = new double[] {50, 100, 150, 200};

        assertThat(Checks.of(facts.evidence())).allMatch(check -> check.verdict() == VALID);
    }

    @Test
    void aClientThatIsTheLimitIsNamed() {
        Facts facts = new Facts();
        facts.unlimited = true;
        facts.targetRate = 2_147_483_647;
        facts.processLoad = 1;

        assertThat(CheckCase.check(facts, "achieved rate"))
                .get()
                .asString()
                .contains("the client is the limit: the figure is this machine's, not the cluster's");
        assertThat(Checks.of(facts.evidence())).noneMatch(Check::isInvalid);
    }

    @Test
    void nothingIsDueInAPauseSoNothingOfItIsMissingOrUnsteady() {
        Facts facts = new Facts();
        facts.targetRate = 0;
        facts.sent = 0;
        facts.received = 0;
        facts.acked = 3;
        facts.ackedOfBefore = 3;
        facts.rates = new double[] {48, 0, 0};

        assertThat(Checks.of(facts.evidence()))
                .allMatch(check -> check.verdict() == VALID)
                .extracting(Check::name)
                .doesNotContain("receipts", "carried over", "steady rate");
    }

    @Test
    void aBacklogThatIsDrainedAtOnceIsTooShortToJudgeARateBy() {
        Facts facts = new Facts();
        facts.end = Asked.End.DRAINED;
        facts.seconds = 0.1;
        facts.sent = 50;

        assertThat(CheckCase.check(facts, "achieved rate")).isEmpty();
        assertThat(CheckCase.check(facts, "length")).get().asString().contains("too short to judge a rate by");
        assertThat(Bottleneck.of(facts.evidence())).isEqualTo(Bottleneck.NONE);
    }

    @Test
    void aBacklogThatIsGivenUpIsTheOneReason() {
        Facts facts = new Facts();
        facts.end = Asked.End.GIVEN_UP;
        facts.targetRate = 0.5;
        facts.sent = 1;

        assertThat(Checks.of(facts.evidence())).extracting(Check::name).doesNotContain("achieved rate", "length");
    }

    @Test
    void countsWhatIsTooFewForARate() {
        Facts facts = new Facts();
        facts.targetRate = 0.001;
        facts.seconds = 3;
        assertThat(CheckCase.check(facts, "length").orElseThrow().figure())
                .isEqualTo("1 send by the schedule in 3.0 s");

        facts.targetRate = 1;
        facts.seconds = 3.001;
        assertThat(CheckCase.check(facts, "length").orElseThrow().figure())
                .isEqualTo("3 sends by the schedule in 3.0 s");
    }

    @Test
    void showsNoPercentileThatTooFewSamplesSupport() {
        Facts facts = new Facts();
        assertThat(CheckCase.check(facts, "harness delay").orElseThrow().figure())
                .isEqualTo("p99 0.000 ms");

        facts.noSamples(Latency.HARNESS_DELAY);
        facts.record(Latency.HARNESS_DELAY, 5 * MS, 999);
        assertThat(CheckCase.check(facts, "harness delay").orElseThrow().figure())
                .isEqualTo("p99 (unsupported)");
    }

    @Test
    void saysNothingOfWhatDoesNotApply() {
        Facts onlyReads = new Facts();
        onlyReads.producers = 0;
        onlyReads.targetRate = 0;
        onlyReads.noSamples(Latency.PUBLISH);
        onlyReads.p99Ms = new double[] {0, 0, 0, 0};
        assertThat(names(onlyReads))
                .doesNotContain("achieved rate", "harness delay", "blocked in send", "send errors", "steady latency");

        Facts onlySends = new Facts();
        onlySends.delivery = Optional.of(new Delivery(
                10_000, 10_000, 0, new Delivery.Counts(0, 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE), List.of()));
        assertThat(names(onlySends)).doesNotContain("delivery");

        Facts twoIntervals = new Facts();
        twoIntervals.rates = new double[] {10, 1_000};
        twoIntervals.p99Ms = new double[] {1, 100};
        assertThat(names(twoIntervals)).doesNotContain("steady rate", "steady latency");
    }

    private static List<String> names(Facts facts) {
        return Checks.of(facts.evidence()).stream().map(Check::name).toList();
    }
}

package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;

import bench.delivery.Delivery;
import bench.result.Check;
import bench.result.Phase;
import bench.result.Validity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of the verdicts on phases in the verdict on their run. */
class JudgementTest {
    private final Facts slow = new Facts();
    private final Facts fast = new Facts();

    @Test
    void oneMeasuredPhaseIsJudgedAsTheRun() {
        Judgement judgement = Judgement.ofOne(slow.evidence(), List.of(), List.of("a remark"));

        assertThat(judgement.phases()).containsExactly(judgement.whole());
        assertThat(judgement.whole().checks()).isEqualTo(Checks.of(slow.evidence()));
    }

    @Test
    void anOverloadIsInvalidInItsPhaseAndInTheRunAndNowhereElse() {
        fast.targetRate = 2_000;

        Judgement judgement = of(slow, fast);

        assertThat(judgement.phases())
                .extracting(Validity::verdict)
                .containsExactly(Check.Verdict.VALID, Check.Verdict.INVALID);
        assertThat(judgement.whole().verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(judgement.whole().bottleneck())
                .isEqualTo(judgement.phases().get(1).bottleneck())
                .isNotEqualTo("none");
        assertThat(check(judgement.whole(), "achieved rate").figure())
                .isEqualTo("in 'phase 100%2': 50.00 % of 2,000 msg/s");
    }

    @Test
    void ratesThatDifferBetweenPhasesAreNotUnsteady() {
        fast.targetRate = 2_000;
        fast.sent = 20_000;
        fast.rates = new double[] {2_000, 2_001, 1_999, 2_000};

        Judgement judgement = of(slow, fast);

        assertThat(judgement.whole().verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(check(judgement.whole(), "steady rate").figure()).startsWith("ok in each phase; in 'phase 100%1': ");
    }

    @Test
    void theWorstOfSeveralIsNamedAndTheOthersAreCounted() {
        slow.failed = 5;
        fast.failed = 50;

        assertThat(check(of(slow, fast).whole(), "send errors").figure())
                .isEqualTo("in 'phase 100%2' and one more: 50, 0.500 % of the messages");
        assertThat(check(of(slow, fast, slow).whole(), "send errors").figure())
                .startsWith("in 'phase 100%2' and 2 more: ");
    }

    @Test
    void whatBecameOfTheMessagesIsJudgedOnceForAllPhases() {
        Delivery.Counts lost = new Delivery.Counts(19_999, 1, 0, 0, 0, 0, 0, Delivery.Unseen.NONE);
        slow.delivery = Optional.of(new Delivery(20_000, 20_000, 0, lost, List.of(lost)));
        fast.delivery = slow.delivery;

        Judgement judgement = of(slow, fast);

        assertThat(check(judgement.whole(), "delivery").figure()).isEqualTo("1 lost");
        assertThat(judgement.phases())
                .allSatisfy(phase ->
                        assertThat(phase.checks()).extracting(Check::name).doesNotContain("delivery", "unanswered"));
    }

    private static Judgement of(Facts... facts) {
        List<Judgement.Measured> phases = IntStream.range(0, facts.length)
                .mapToObj(i -> new Judgement.Measured(
                        new Phase("phase 100%" + (i + 1), true), facts[i].evidence(), Optional.empty()))
                .toList();
        return Judgement.ofSeveral(phases, List.of(), List.of());
    }

    private static Check check(Validity validity, String name) {
        return validity.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

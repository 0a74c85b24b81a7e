package bench.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.result.Campaign;
import bench.result.Figure;
import bench.result.Result;
import bench.result.RunOutcome;
import bench.result.Search;
import bench.result.Threshold;
import bench.testing.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CampaignLoopTest {
    private final ManualClock clock = new ManualClock();
    private final ScriptedRunner runner = new ScriptedRunner(clock);
    private final List<Campaign> stored = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    /** Keeps what a person would hear. */
    private final CampaignLoop.Watcher watcher = new CampaignLoop.Watcher() {
        @Override
        public void begins(Campaign campaign, Campaign.Run run) {
            said.add("begins " + run.id());
        }

        @Override
        public void begins(Campaign campaign, Campaign.HighestRate search) {
            said.add("begins " + search.id());
        }

        @Override
        public void ended(RunOutcome outcome, Optional<Result> result) {
            said.add("ended " + outcome.exitCode());
        }

        @Override
        public void leftOut(Campaign campaign, Campaign.Run run) {
            said.add("left out " + run.id());
        }
    };

    private CampaignLoop loop(Campaign campaign) {
        return new CampaignLoop(campaign, runner, stored::add, watcher, clock);
    }

    private Campaign last() {
        return stored.get(stored.size() - 1);
    }

    @Test
    void everyRunIsMadeOnceInTheOrderOfThePlan() throws Exception {
        Campaign campaign = Campaigns.of(2, "a=1,2", "b=1,2,3");

        Campaign ended = loop(campaign).run();

        assertThat(runner.made).hasSize(13).isEqualTo(campaign.plan().order());
        assertThat(ended.points()).allSatisfy(run -> {
            assertThat(run.outcome().state()).isEqualTo(RunOutcome.State.ENDED);
            assertThat(run.outcome().exitCode()).isZero();
            assertThat(run.outcome().verdict()).isEqualTo("warn");
            assertThat(run.outcome().runId())
                    .isEqualTo(ScriptedRunner.VALID.run().id());
        });
        assertThat(last()).isEqualTo(ended);
    }

    @Test
    void howFarItIsIsWrittenDownBeforeAndAfterEachRun() throws Exception {
        Campaign campaign = Campaigns.of(1, "a=1,2");
        String first = campaign.plan().order().get(0);

        loop(campaign).run();

        assertThat(stored).hasSize(1 + 2 * 3);
        assertThat(stored.get(0)).isEqualTo(campaign);
        assertThat(stored.get(1).run(first).outcome().state()).isEqualTo(RunOutcome.State.RUNNING);
        assertThat(stored.get(2).run(first).outcome().state()).isEqualTo(RunOutcome.State.ENDED);
    }

    @Test
    void aRunThatFailsEndsNoOther() throws Exception {
        runner.ending("p1-r1", 1);

        Campaign ended = loop(Campaigns.of(2, "a=1,2")).run();

        assertThat(runner.made).hasSize(5);
        assertThat(ended.run("p1-r1").outcome().exitCode()).isEqualTo(1);
        assertThat(ended.run("p1-r1").outcome().reason()).isEqualTo("no broker answers");
        assertThat(ended.run("p1-r1").outcome().verdict()).isNull();
    }

    @Test
    void whatWasStoppedIsMadeAgainAndEverythingElseOnce() throws Exception {
        Campaign campaign = Campaigns.of(2, "a=1,2", "b=1,2,3");
        String third = campaign.plan().order().get(2);
        runner.interruptedIn(third);

        assertThatThrownBy(() -> loop(campaign).run()).isInstanceOf(InterruptedException.class);
        assertThat(runner.made).isEqualTo(campaign.plan().order().subList(0, 3));
        assertThat(last().run(third).outcome().state()).isEqualTo(RunOutcome.State.STOPPED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        runner.interruptedIn("none").made.clear();

        Campaign ended = loop(last()).run();

        assertThat(runner.made)
                .isEqualTo(campaign.plan()
                        .order()
                        .subList(2, campaign.plan().order().size()));
        assertThat(ended.points()).allMatch(run -> run.outcome().isSettled());
    }

    @Test
    void whatWasUnderWayWhenTheCampaignWasKilledIsMadeAgain() throws Exception {
        Campaign campaign = Campaigns.of(1, "a=1,2");
        loop(campaign).run();
        // Between the start of the second run and its end.
        Campaign killed = stored.get(3);
        runner.made.clear();

        loop(killed).run();

        assertThat(runner.made).isEqualTo(campaign.plan().order().subList(1, 3));
    }

    @Test
    void aRunThatASignalHasEndedIsMadeAgain() throws Exception {
        runner.ending("p2-r1", 130);

        Campaign ended = loop(Campaigns.of(1, "a=1,2")).run();

        assertThat(runner.made).hasSize(3);
        assertThat(ended.run("p2-r1").outcome().state()).isEqualTo(RunOutcome.State.STOPPED);
    }

    @Test
    void sharesAreThoseOfTheRateThatIsFoundFirst() throws Exception {
        Campaign ended = loop(Campaigns.of(1, "producerRate=10%,50%")).run();

        assertThat(runner.made).hasSize(4).startsWith("s1");
        assertThat(ended.searches().get(0).rate()).isEqualTo(20_001);
        assertThat(runner.rates).containsEntry("p1-r1", 2_000.0).containsEntry("p2-r1", 10_000.0);
        assertThat(ended.run("p2-r1").producerRate()).isEqualTo(10_000);
    }

    @Test
    void aSearchThatFindsNothingLeavesItsPointsOut() throws Exception {
        runner.finding(Search.End.LIMIT);

        Campaign ended = loop(Campaigns.of(1, "producerRate=10%,50%")).run();

        assertThat(runner.made).containsExactly("s1");
        assertThat(ended.searches().get(0).rate()).isNull();
        assertThat(ended.points())
                .allSatisfy(run ->
                        assertThat(run.outcome()).isEqualTo(RunOutcome.leftOut("the search has found no rate: limit")));
        assertThat(said).contains("left out p1-r1");
    }

    @Test
    void aSearchIsNotMadeAgainWhenTheCampaignGoesOn() throws Exception {
        Campaign campaign = Campaigns.of(1, "producerRate=10%,50%");
        runner.interruptedIn(campaign.plan().order().get(1));
        assertThatThrownBy(() -> loop(campaign).run()).isInstanceOf(InterruptedException.class);
        runner.interruptedIn("none").made.clear();

        loop(last()).run();

        assertThat(runner.made).hasSize(2).doesNotContain("s1");
    }

    @Test
    void ratesAboveOneThatWasNotSustainedAreLeftOutOfTheBlock() throws Exception {
        runner.ending("p2-r1", 3);

        Campaign ended =
                loop(Campaigns.ascending(2, "producerRate=100,200,300,400")).run();

        assertThat(runner.made).containsExactly("p1-r1", "p2-r1", "p1-r2", "p2-r2", "p3-r2", "p4-r2", "p1-r3");
        assertThat(ended.run("p4-r1").outcome()).isEqualTo(RunOutcome.leftOut("200 msg/s was not sustained (p2-r1)"));
    }

    @Test
    void aRateThatWasTooLowForItsConditionLeavesOutNone() throws Exception {
        Result open = with(Threshold.unknown("publishLatency.p99 < 5ms", 5, "ms", "too few samples"));
        runner.missing("p1-r1", open);

        Campaign ended = loop(Campaigns.ascending(1, "producerRate=100,200")).run();

        assertThat(runner.made).contains("p2-r1");
        assertThat(ended.run("p1-r1").outcome().leavesOpen()).isTrue();
        assertThat(ended.run("p2-r1").outcome().leavesOpen()).isFalse();
    }

    @Test
    void aRateThatMissesAConditionLeavesOutHigherOnes() throws Exception {
        Figure p99 = new Figure("publishLatency.p99", 6, "ms", true);
        runner.missing("p1-r1", with(Threshold.judged("publishLatency.p99 < 5ms", p99, 5, false)));

        Campaign ended = loop(Campaigns.ascending(1, "producerRate=100,200")).run();

        assertThat(runner.made).doesNotContain("p2-r1");
        assertThat(ended.run("p1-r1").outcome().leavesOpen()).isFalse();
    }

    private static Result with(Threshold threshold) {
        return ScriptedRunner.VALID.withThresholds(List.of(threshold));
    }

    @Test
    void ratesOfAnotherCurveAreNotLeftOut() throws Exception {
        Campaign campaign = Campaigns.ascending(1, "a=1,2", "producerRate=100,200");
        runner.ending("p1-r1", 3);

        loop(campaign).run();

        assertThat(runner.made).contains("p3-r1", "p4-r1").doesNotContain("p2-r1");
    }
}

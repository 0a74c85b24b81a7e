package bench.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Campaign;
import bench.result.RunOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private static final Instant START = Instant.ofEpochSecond(1_000);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Campaign campaign = Campaigns.of(1, "a=1,2");
    private final TimeLeft left = new TimeLeft(Map.of("p1-r1", MINUTE, "p2-r1", MINUTE, "p1-r2", MINUTE));

    private static RunOutcome ended(Duration after) {
        return RunOutcome.begun(START).ended(RunOutcome.State.ENDED, 0, "valid", null, START.plus(after));
    }

    @Test
    void atTheBeginningEveryRunTakesItsPlanAndAFewSeconds() {
        assertThat(left.of(campaign)).isBetween(MINUTE.multipliedBy(3), Duration.ofSeconds(3 * 70));
        assertThat(TimeLeft.ofAll(left.planned().values())).isEqualTo(left.of(campaign));
    }

    @Test
    void whatRunsHaveTakenBeyondTheirPlanIsExpectedOfTheOthers() {
        Campaign one = campaign.with(campaign.run("p1-r1").after(ended(Duration.ofSeconds(80))));

        assertThat(left.of(one)).isEqualTo(Duration.ofSeconds(160));
    }

    @Test
    void aRunThatEndsEarlyMakesNoneShorterThanItsPlan() {
        Campaign one = campaign.with(campaign.run("p1-r1").after(ended(Duration.ofSeconds(5))));

        assertThat(left.of(one)).isEqualTo(MINUTE.multipliedBy(2));
    }

    @Test
    void whatIsLeftOutTakesNoTime() {
        Campaign one = campaign.with(campaign.run("p2-r1").after(RunOutcome.leftOut("so")));

        assertThat(left.of(one)).isLessThan(left.of(campaign));
    }
}

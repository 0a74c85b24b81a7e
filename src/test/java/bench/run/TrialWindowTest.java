package bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Arrivals;
import bench.config.Pace;
import bench.run.search.Trial;
import bench.stats.IntervalStats;
import bench.testing.QueuedLoad;
import bench.validity.ClientWatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trials of 30 s at 2,500 messages/s, whose messages come at times of their own. */
class TrialWindowTest {
    private static final double RATE = 2_500;
    private static final long LOOK_NS = 50_000_000;
    private static final int LOOKS = 600;

    static List<Arrivals> arrivals() {
        return List.of(Arrivals.UNIFORM, Arrivals.POISSON, Arrivals.bursts(1_000), Arrivals.bursts(10_000));
    }

    @ParameterizedTest
    @MethodSource("arrivals")
    void whatIsKeptPerfectlyPasses(Arrivals arrivals) {
        assertThat(trial(arrivals, 2 * RATE).verdict()).isEqualTo(Trial.Verdict.PASS);
    }

    @ParameterizedTest
    @MethodSource("arrivals")
    void anOverloadOfTenPercentFails(Arrivals arrivals) {
        assertThat(trial(arrivals, RATE / 1.1).verdict()).isEqualTo(Trial.Verdict.FAIL);
    }

    @Test
    void aTrialInWhichNothingWasDueIsNoVerdict() {
        Arrivals rare = Arrivals.bursts(1_000_000);
        QueuedLoad load = new QueuedLoad(rare, Pace.constant(RATE), RATE, LOOK_NS / 10);
        TrialWindow window = new TrialWindow(rare, 0, List.of(), ClientWatch.BLIND);
        for (int i = 1; i <= LOOKS; i++) {
            window.look(load.look(i * LOOK_NS), 0);
        }

        Trial trial = window.judge(RATE, false, load.closeInterval().stats());

        assertThat(trial.verdict()).isEqualTo(Trial.Verdict.IRREGULAR);
        assertThat(trial.failed()).contains("nothing was due");
    }

    private static Trial trial(Arrivals arrivals, double capacity) {
        QueuedLoad load = new QueuedLoad(arrivals, Pace.constant(RATE), capacity, LOOK_NS / 10);
        TrialWindow window = new TrialWindow(arrivals, 0, List.of(), ClientWatch.BLIND);
        for (int i = 0; i <= LOOKS; i++) {
            window.look(load.look(i * LOOK_NS), 0);
        }
        IntervalStats total = load.closeInterval().stats();
        return window.judge(RATE, false, total);
    }
}

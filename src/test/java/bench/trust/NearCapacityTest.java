package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bench.result.Check;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads that a broker takes, or nearly. Their margins are small, so each has the machine to itself. */
@Timeout(60)
class NearCapacityTest {
    private static final String RATE = "producerRate: 1000";

    @Test
    void aBrokerThatTakesNearlyEverythingIsWarnedOf() throws Exception {
        LoopbackRun run = LoopbackRun.of("capacity: 960", RATE);
        assumeThatTheMachineKeptUp(run);

        assertThat(run.check("achieved rate").verdict()).isEqualTo(Check.Verdict.WARN);
        assertThat(run.check("in flight").verdict()).isEqualTo(Check.Verdict.WARN);
    }

    @Test
    void aBrokerThatTakesMoreIsNot() throws Exception {
        LoopbackRun run = LoopbackRun.of("capacity: 1100", RATE);
        assumeThatTheMachineKeptUp(run);

        assertThat(run.check("achieved rate").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(run.check("in flight").verdict()).isEqualTo(Check.Verdict.VALID);
    }

    /** The first half second of them is on its way at the end, and no more than that. */
    @Test
    void acksThatTakeLongAreNoOverload() throws Exception {
        LoopbackRun run = LoopbackRun.of("ackLatency: 500ms", RATE);
        assumeThatTheMachineKeptUp(run);

        assertThat(run.check("achieved rate").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(run.check("in flight").verdict()).isEqualTo(Check.Verdict.VALID);
    }

    /** A machine that stands still for a tenth of a second leaves a queue, of which the run rightly warns. */
    private static void assumeThatTheMachineKeptUp(LoopbackRun run) {
        for (String name : List.of("harness delay", "client stalls", "blocked in send")) {
            assumeThat(run.check(name).verdict()).isEqualTo(Check.Verdict.VALID);
        }
    }
}

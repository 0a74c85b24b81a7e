package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.delivery.Delivery;
import bench.result.Check;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Kind: the client's buffer hides for many seconds that the system takes less than it is sent. The truth is the broker's capacity. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class OverloadVerdictTest {
    private static final String RATE = "producerRate: 1000";

    @Test
    void aBrokerThatTakesSevenTenthsMakesTheRunInvalid() throws Exception {
        LoopbackRun run = LoopbackRun.of("capacity: 700", RATE);

        assertThat(run.check("achieved rate").verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(run.check("achieved rate").advice()).contains("saturated", "ask for less than");
        assertThat(run.check("in flight").verdict()).isEqualTo(Check.Verdict.WARN);
        assertThat(run.result().validity().bottleneck()).isEqualTo("broker");
    }

    @Test
    void aSlowLoadIsSteadyAndKept() throws Exception {
        LoopbackRun run = LoopbackRun.of("ackLatency: 1ms", "producerRate: 2.5");

        assertThat(run.check("achieved rate").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(run.check("steady rate").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(run.check("achieved rate").figure()).contains("of 2.50 msg/s");
    }

    @Test
    void sendsThatHaveNoAnswerWhenTheDrainEndsAreUnansweredAndNotFailed() throws Exception {
        LoopbackRun run = LoopbackRun.of("ackLatency: 30s", "producerRate: 1000", "drainTimeout: 1s");

        Delivery delivery = run.result().delivery().orElseThrow();
        assertThat(delivery.failed()).isZero();
        assertThat(delivery.unanswered()).isEqualTo(delivery.sent()).isPositive();
        assertThat(run.check("unanswered").verdict()).isEqualTo(Check.Verdict.INVALID);
    }

    @Test
    void producersHaveTheDrainsTimeForTheirAcks() throws Exception {
        Delivery delivery = LoopbackRun.of("ackLatency: 4s", "producerRate: 100", "drainTimeout: 20s")
                .result()
                .delivery()
                .orElseThrow();

        assertThat(delivery.acked()).isEqualTo(delivery.sent()).isPositive();
        assertThat(delivery.unanswered()).isZero();
    }

    @Test
    void theDrainEndsWhenEverythingIsReadThatIsThere() throws Exception {
        Instant start = Instant.now();
        LoopbackRun run = LoopbackRun.of("loseOneIn: 10", RATE, "drainTimeout: 5m");

        assertThat(run.result().delivery().orElseThrow().total().lost()).isPositive();
        assertThat(Duration.between(start, run.result().endedAt())).isLessThan(Duration.ofSeconds(30));
    }
}

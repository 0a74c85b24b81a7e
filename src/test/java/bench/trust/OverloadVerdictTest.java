package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bench.config.ConfigFile;
import bench.config.Workload;
import bench.delivery.Delivery;
import bench.driver.loopback.LoopbackDriver;
import bench.result.Check;
import bench.result.RunResult;
import bench.result.Validity;
import bench.run.Benchmark;
import bench.run.RunOptions;
import bench.testing.Given;
import bench.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        Validity validity = run("capacity: 700", RATE).validity();

        assertThat(check(validity, "achieved rate").verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(check(validity, "achieved rate").advice()).contains("saturated", "ask for less than");
        assertThat(check(validity, "in flight").verdict()).isEqualTo(Check.Verdict.WARN);
        assertThat(validity.bottleneck()).isEqualTo("broker");
    }

    @Test
    void aBrokerThatTakesNearlyEverythingIsWarnedOf() throws Exception {
        Validity validity = run("capacity: 960", RATE).validity();
        assumeThatTheMachineKeptUp(validity);

        assertThat(check(validity, "achieved rate").verdict()).isEqualTo(Check.Verdict.WARN);
        assertThat(check(validity, "in flight").verdict()).isEqualTo(Check.Verdict.WARN);
    }

    @Test
    void aBrokerThatTakesMoreIsNot() throws Exception {
        Validity validity = run("capacity: 1100", RATE).validity();
        assumeThatTheMachineKeptUp(validity);

        assertThat(check(validity, "achieved rate").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(check(validity, "in flight").verdict()).isEqualTo(Check.Verdict.VALID);
    }

    /** A machine that stands still for a tenth of a second leaves a queue, of which the run rightly warns. */
    private static void assumeThatTheMachineKeptUp(Validity validity) {
        for (String name : List.of("harness delay", "client stalls", "blocked in send")) {
            assumeThat(check(validity, name).verdict()).isEqualTo(Check.Verdict.VALID);
        }
    }

    /** The first half second of them is on its way at the end, and no more than that. */
    @Test
    void acksThatTakeLongAreNoOverload() throws Exception {
        Validity validity = run("ackLatency: 500ms", RATE).validity();
        assumeThatTheMachineKeptUp(validity);

        assertThat(check(validity, "achieved rate").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(check(validity, "in flight").verdict()).isEqualTo(Check.Verdict.VALID);
    }

    @Test
    void aSlowLoadIsSteadyAndKept() throws Exception {
        Validity validity = run("ackLatency: 1ms", "producerRate: 2.5").validity();

        assertThat(check(validity, "achieved rate").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(check(validity, "steady rate").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(check(validity, "achieved rate").figure()).contains("of 2.50 msg/s");
    }

    @Test
    void sendsThatHaveNoAnswerWhenTheDrainEndsAreUnansweredAndNotFailed() throws Exception {
        RunResult result = run("ackLatency: 30s", "producerRate: 1000", "drainTimeout: 1s");

        Delivery delivery = result.delivery().orElseThrow();
        assertThat(delivery.failed()).isZero();
        assertThat(delivery.unanswered()).isEqualTo(delivery.sent()).isPositive();
        assertThat(check(result.validity(), "unanswered").verdict()).isEqualTo(Check.Verdict.INVALID);
    }

    @Test
    void producersHaveTheDrainsTimeForTheirAcks() throws Exception {
        Delivery delivery = run("ackLatency: 4s", "producerRate: 100", "drainTimeout: 20s")
                .delivery()
                .orElseThrow();

        assertThat(delivery.acked()).isEqualTo(delivery.sent()).isPositive();
        assertThat(delivery.unanswered()).isZero();
    }

    @Test
    void theDrainEndsWhenEverythingIsReadThatIsThere() throws Exception {
        Instant start = Instant.now();
        RunResult result = run("loseOneIn: 10", RATE, "drainTimeout: 5m");

        assertThat(result.delivery().orElseThrow().total().lost()).isPositive();
        assertThat(Duration.between(start, result.endedAt())).isLessThan(Duration.ofSeconds(30));
    }

    private static RunResult run(String broker, String... lines) throws InterruptedException {
        String[] all = List.of(
                        "partitionsPerTopic: 1",
                        "subscriptionsPerTopic: 1",
                        "consumerPerSubscription: 1",
                        "producersPerTopic: 1",
                        "testDuration: 3s",
                        "reportInterval: 500ms",
                        String.join("\n", lines))
                .toArray(String[]::new);
        ConfigFile<Workload> workload = Given.workload(all);
        RunEnd end = new RunEnd();
        Clock clock = Clock.system();
        try (LoopbackDriver driver = Given.loopback(clock, broker)) {
            new Benchmark(
                            driver,
                            Given.infoOfThisMachine(workload, Given.driver("driverClass: loopback")),
                            RunOptions.DEFAULT,
                            clock,
                            end,
                            warning -> {},
                            Optional::empty)
                    .run();
        }
        return end.result();
    }

    private static Check check(Validity validity, String name) {
        return validity.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

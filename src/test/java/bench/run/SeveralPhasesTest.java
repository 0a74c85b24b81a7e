package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import bench.config.Pace;
import bench.config.PlannedPhase;
import bench.config.Workload;
import bench.driver.loopback.LoopbackDriver;
import bench.result.Check;
import bench.result.ClientHealth;
import bench.result.PhaseTotal;
import bench.result.RunInterval;
import bench.result.Validity;
import bench.testing.Drivers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs with more than one measured phase, on the loopback driver. Nothing that is timed is asserted. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SeveralPhasesTest {
    private static final Duration LENGTH = Duration.ofMillis(300);

    private final LoopbackDriver driver = Drivers.loopback(Drivers.acksAfter(Duration.ofMillis(100)));

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void theRunIsTheSumOfWhatWasMeasured() throws Exception {
        Run run = new Run(phases(phase("a", 500, true), phase("pause", 0, false), phase("b", 2_000, true)), driver)
                .execute();

        assertThat(run.phases()).extracting(each -> each.name()).containsExactly("warm-up", "a", "pause", "b");
        List<PhaseTotal> phases = run.result().phases();
        assertThat(phases.get(1).total().counts().sent()).isPositive();
        assertThat(phases.get(2).total().counts().sent()).isZero();
        assertThat(run.result().total().counts())
                .isEqualTo(phases.get(1)
                        .total()
                        .counts()
                        .plus(phases.get(3).total().counts()));
        assertThat(run.result().total().counts().acked())
                .isEqualTo(run.result().total().counts().sent());
    }

    @Test
    void eachMeasuredPhaseHasItsVerdict() throws Exception {
        Run run = new Run(phases(phase("a", 500, true), phase("b", 2_000, true)), driver).execute();

        assertThat(run.result().phases())
                .extracting(PhaseTotal::validity)
                .satisfiesExactly(
                        warmup -> assertThat(warmup).isNull(),
                        first -> assertThat(first).isNotNull(),
                        second -> assertThat(second).isNotNull());
        Validity whole = run.result().validity();
        assertThat(whole.checks())
                .filteredOn(check -> check.name().equals("achieved rate"))
                .singleElement()
                .satisfies(check -> assertThat(check.figure()).containsAnyOf("in 'a'", "in 'b'"));
    }

    @Test
    void eachMeasuredIntervalIsFollowedByWhatIsSaidOfItsPhaseSoFar() throws Exception {
        List<Validity> judged = new ArrayList<>();
        Run run = new Run(phases(phase("a", 500, true), phase("b", 2_000, true)), driver) {
            @Override
            public void judgedSoFar(Supplier<Validity> validity) {
                judged.add(validity.get());
            }
        };
        run.execute();

        List<PhaseTotal> phases = run.result().phases();
        int ofFirst = run.intervals(phases.get(1).phase()).size();
        int ofSecond = run.intervals(phases.get(2).phase()).size();
        assertThat(judged).hasSize(ofFirst + ofSecond);
        // After the last interval only what the drain shows is missing.
        assertThat(names(judged.get(ofFirst - 1))).isEqualTo(names(phases.get(1).validity()));
    }

    private static List<String> names(Validity validity) {
        return validity.checks().stream().map(Check::name).toList();
    }

    @Test
    void aPhaseIsNotJudgedByWhatTheNextOneSends() throws Exception {
        Run run = new Run(phases(phase("a", 500, true), phase("b", 200_000, true)), driver).execute();

        PhaseTotal first = run.result().phases().get(1);
        List<RunInterval> intervals = run.intervals(first.phase());
        long sent = first.total().counts().sent();
        assertThat(intervals.get(intervals.size() - 1).backlog()).isLessThanOrEqualTo(sent);
        // The last message that is due in a phase may be sent late, in the next one; none of the next one's is sent in
        // it.
        long due = intervals.stream().mapToLong(RunInterval::due).sum();
        assertThat(sent).isLessThanOrEqualTo(due);
        assertThat((double) due).isCloseTo(500 * first.total().elapsedSeconds(), Offset.offset(2.0));
    }

    @Test
    void anIntervalKnowsWhatIsInFlightAndHowTheClientDid() throws Exception {
        Run run = new Run(phases(phase("a", 2_000, true), phase("b", 2_000, true)), driver).execute();

        assertThat(run.result().phases().subList(1, 3))
                .flatExtracting(each -> run.intervals(each.phase()))
                .isNotEmpty()
                .allSatisfy(interval -> {
                    assertThat(interval.inFlight()).isPositive();
                    assertThat(interval.client()).isNotEqualTo(ClientHealth.UNKNOWN);
                });
    }

    @Test
    void whatWasMeasuredBeforeAFailureIsReportedWithItsPhases() throws Exception {
        Run run = new Run(phases(phase("a", 500, true), phase("b", 2_000, true)), driver) {
            @Override
            public void intervalEnded(RunInterval interval) {
                super.intervalEnded(interval);
                // Once, as the last interval of a run that is stopped comes here too.
                if (interval.phase().name().equals("b")
                        && intervals(interval.phase()).size() == 1) {
                    Thread.currentThread().interrupt();
                }
            }
        };

        assertThat(catchThrowable(run::execute)).isInstanceOf(InterruptedException.class);

        assertThat(run.result().incompleteBecause()).isEqualTo("stopped");
        assertThat(run.result().phases())
                .extracting(each -> each.phase().name(), each -> each.validity() != null)
                .containsExactly(tuple("warm-up", false), tuple("a", true), tuple("b", true));
    }

    private static PlannedPhase phase(String name, double rate, boolean measured) {
        return new PlannedPhase(name, measured, Pace.constant(rate), LENGTH);
    }

    private static Workload phases(PlannedPhase... phases) {
        return workload().rate(0).planned(phases).build();
    }
}

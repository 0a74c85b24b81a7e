package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.config.Workload;
import bench.driver.Driver;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.result.RunResult;
import bench.result.Search;
import bench.stats.IntervalStats;
import bench.testing.Drivers;
import bench.testing.ForwardingDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs that are stopped: what was measured is reported, and the topics are deleted. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class EarlyEndTest extends CutShortTest {
    private static final Workload SEARCHED = workload()
            .rate(0)
            .phases(Duration.ZERO, Duration.ofMinutes(5), INTERVAL)
            .build();

    @Test
    void aRunThatIsStoppedReportsWhatItHasMeasured() {
        ForwardingDriver driver = new ForwardingDriver(loopback);
        Run run = interruptedAtTheThirdInterval(LONG, driver);

        assertThatThrownBy(run::execute).isInstanceOf(InterruptedException.class);

        IntervalStats total = run.result().total();
        List<RunInterval> intervals = run.intervals(Phase.MEASUREMENT);
        assertThat(run.results()).hasSize(1);
        assertThat(run.result().incompleteBecause()).isEqualTo("stopped");
        assertThat(intervals).hasSizeGreaterThanOrEqualTo(3);
        assertThat(total.counts().sent()).isPositive();
        assertThat(total.span().endNs())
                .isEqualTo(intervals.get(intervals.size() - 1).stats().span().endNs());
        assertThat(total.counts().acked()).isEqualTo(total.counts().sent());
        assertThat(driver.deleted()).containsExactlyElementsOf(driver.created()).hasSize(1);
    }

    @Test
    void theTimeOfADrainThatIsStoppedIsNoTimeOfMeasurement() {
        Workload workload = workload()
                .phases(Duration.ZERO, Duration.ofMillis(100), INTERVAL)
                .drainTimeout(Duration.ofMinutes(5))
                .build();
        // Nothing is delivered, so that the drain only ends by the interrupt.
        ForwardingDriver driver =
                Clients.producersThatInterruptOnClose(Drivers.loopback(Drivers.faulty(Duration.ZERO, 0, 1, 0, 0)));
        Run run = new Run(workload, driver);

        assertThatThrownBy(run::execute).isInstanceOf(InterruptedException.class);

        List<RunInterval> intervals = run.intervals(Phase.MEASUREMENT);
        assertThat(run.result().incompleteBecause()).isEqualTo("stopped");
        // A control thread that is kept from its processor makes one interval of two.
        assertThat(intervals).isNotEmpty();
        assertThat(run.result().total().span().endNs())
                .isEqualTo(intervals.get(intervals.size() - 1).stats().span().endNs());
        assertThat(driver.deleted()).hasSize(1);
        driver.close();
    }

    @Test
    void aRunThatIsStoppedInItsCleanUpDeletesItsTopicsAllTheSame() {
        Thread control = Thread.currentThread();
        ForwardingDriver driver = new ForwardingDriver(loopback) {
            @Override
            public CompletableFuture<List<String>> deleteCreatedTopics(Duration within) {
                control.interrupt();
                // Not at once, so that the interrupt comes first.
                return super.deleteCreatedTopics(within)
                        .thenApplyAsync(names -> names, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));
            }
        };
        Run run = new Run(BRIEF, driver);

        assertThatThrownBy(run::execute).isInstanceOf(InterruptedException.class);

        assertThat(run.result().isComplete()).isTrue();
        assertThat(run.results()).hasSize(1);
        assertThat(driver.deleted()).hasSize(1);
    }

    @Test
    void aRunThatIsStoppedWhileItReportsDeletesItsTopicsAllTheSame() throws InterruptedException {
        ForwardingDriver driver = new ForwardingDriver(loopback);
        Run run = new Run(BRIEF, driver) {
            @Override
            public void runEnded(RunResult result) {
                super.runEnded(result);
                Thread.currentThread().interrupt();
            }
        };

        run.execute();

        assertThat(Thread.interrupted()).as("interrupted").isTrue();
        assertThat(run.results()).hasSize(1);
        assertThat(driver.deleted()).hasSize(1);
    }

    @Test
    void aRunThatIsStoppedInItsWarmUpHasNoResult() {
        ForwardingDriver driver = new ForwardingDriver(loopback);
        Workload workload = workload()
                .phases(Duration.ofMinutes(5), Duration.ofMinutes(5), INTERVAL)
                .build();
        Run run = interruptedAtTheThirdInterval(workload, driver);

        assertThatThrownBy(run::execute).isInstanceOf(InterruptedException.class);

        assertThat(run.results()).isEmpty();
        assertThat(driver.deleted()).hasSize(1);
    }

    @Test
    void aSearchThatIsStoppedInItsFirstGuessHasAResult() {
        ForwardingDriver driver = new ForwardingDriver(loopback);
        Run run = interruptedAtTheThirdInterval(SEARCHED, driver);

        assertThatThrownBy(run::execute).isInstanceOf(InterruptedException.class);

        assertStoppedBeforeATrial(run);
        assertThat(run.result().search().seconds()).isPositive();
        assertThat(run.result().delivery().orElseThrow().sent()).isPositive();
        assertThat(driver.deleted()).hasSize(1);
    }

    @Test
    void aSearchThatIsStoppedInItsCeilingHasAResult() {
        Run run = new Run(SEARCHED, loopback);

        assertThatThrownBy(() -> run.execute(() -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);

        assertStoppedBeforeATrial(run);
        assertThat(run.result().delivery()).isEmpty();
    }

    @Test
    void aSearchThatIsStoppedWhileItConnectsHasAResult() {
        ForwardingDriver driver = new ForwardingDriver(loopback) {
            @Override
            public CompletableFuture<Map<String, String>> describe() {
                Thread.currentThread().interrupt();
                return new CompletableFuture<>();
            }
        };
        Run run = new Run(SEARCHED, driver);

        assertThatThrownBy(() -> run.execute(() -> OptionalDouble.of(1_000_000)))
                .isInstanceOf(InterruptedException.class);

        assertStoppedBeforeATrial(run);
        assertThat(run.result().search().ceiling()).isEqualTo(1_000_000);
    }

    private static void assertStoppedBeforeATrial(Run run) {
        Search search = run.result().search();
        assertThat(run.results()).hasSize(1);
        assertThat(run.result().incompleteBecause()).isEqualTo("stopped");
        assertThat(search.end()).isEqualTo(Search.End.STOPPED);
        assertThat(search.bracket()).isEqualTo(new Search.Bracket(null, null, null, List.of()));
        assertThat(search.trials()).isEmpty();
    }

    @Test
    void topicsThatCannotBeDeletedAreToldAndDoNotHideTheFirstFailure() {
        Run run = interruptedAtTheThirdInterval(LONG, Clients.withoutDeletion(left, loopback));

        assertThatThrownBy(run::execute).isInstanceOf(InterruptedException.class);

        assertThat(run.warnings()).containsExactly("topics are left: a");
        assertThat(run.results()).hasSize(1);
    }

    private static Run interruptedAtTheThirdInterval(Workload workload, Driver driver) {
        return new Run(workload, driver) {
            private int told;
            private long sent;
            private boolean interrupted;

            @Override
            public void intervalEnded(RunInterval interval) {
                super.intervalEnded(interval);
                sent += interval.stats().counts().sent();
                if (++told >= 3 && sent > 0 && !interrupted) {
                    interrupted = true;
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}

package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.config.Workload;
import bench.driver.BenchmarkProducer;
import bench.driver.DriverException;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import bench.result.RunInterval;
import bench.result.RunResult;
import bench.testing.Drivers;
import bench.testing.ForwardingDriver;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs that fail: what was measured is reported, and the topics are deleted. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class FailedRunTest extends CutShortTest {
    @Test
    void sendsThatAllFailForAReasonThatDoesNotPassEndTheRun() {
        Workload workload = workload()
                .phases(Duration.ZERO, Duration.ofMinutes(5), INTERVAL)
                .build();
        ForwardingDriver driver = new ForwardingDriver(Drivers.loopback(Drivers.faulty(Duration.ZERO, 1, 0, 0, 0)));
        Run run = new Run(workload, driver);

        assertThatThrownBy(run::execute)
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("not one of the first")
                .hasMessageContaining("failOneIn");

        assertThat(run.result().incompleteBecause()).contains("not one of the first");
        assertThat(driver.deleted()).hasSize(1);
        driver.close();
    }

    @Test
    void aSystemThatGivesNoSignEndsTheRun() {
        Workload workload = workload()
                .phases(Duration.ZERO, Duration.ofMinutes(5), INTERVAL)
                .outageTimeout(Duration.ofSeconds(1))
                .build();
        ForwardingDriver driver = new ForwardingDriver(Drivers.loopback(Drivers.acksAfter(Duration.ofHours(1))));
        Run run = new Run(workload, driver);

        assertThatThrownBy(run::execute)
                .isInstanceOf(DriverException.class)
                .hasMessageStartingWith("nothing was acknowledged or received for 1 s");

        assertThat(run.result().delivery().orElseThrow().failed()).isZero();
        assertThat(driver.deleted()).hasSize(1);
        driver.close();
    }

    @Test
    void whatTheSystemSaysWillNotPassEndsTheRun() {
        Workload workload = workload()
                .phases(Duration.ZERO, Duration.ofMinutes(5), INTERVAL)
                .build();
        ForwardingDriver driver = new ForwardingDriver(Drivers.loopback(Drivers.acksAfter(Duration.ofHours(1)))) {
            @Override
            public CompletableFuture<String> diagnose(Collection<Topic> topics) {
                return CompletableFuture.failedFuture(new DriverException("topic t is gone"));
            }
        };
        Run run = new Run(workload, driver);

        assertThatThrownBy(run::execute).isInstanceOf(DriverException.class).hasMessage("topic t is gone");

        assertThat(run.result().incompleteBecause()).isEqualTo("topic t is gone");
        driver.close();
    }

    @Test
    void whatTheJvmCannotDoIsAFailureOfTheRun() {
        ForwardingDriver driver = new ForwardingDriver(loopback) {
            @Override
            public CompletableFuture<BenchmarkProducer> createProducer(ProducerSpec spec) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        Run run = new Run(BRIEF, driver);

        assertThatThrownBy(run::execute)
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("BENCH_JAVA_OPTS=-Xmx");

        assertThat(driver.deleted()).hasSize(1);
    }

    @Test
    void aConsumerThatFailsEndsTheRunWithItsReason() {
        ForwardingDriver driver = Clients.consumersThatFailAt(100, new DriverException("the log is gone"), loopback);

        assertFails(driver, "the log is gone");
    }

    @Test
    void aProducerThatFailsEndsTheRunWithItsReason() {
        ForwardingDriver driver = Clients.producersThatFailAt(200, new DriverException("fenced"), loopback);

        assertFails(driver, "fenced");
    }

    private static void assertFails(ForwardingDriver driver, String reason) {
        Run run = new Run(LONG, driver);

        assertThatThrownBy(run::execute).isInstanceOf(DriverException.class).hasMessageContaining(reason);

        assertThat(run.results()).hasSize(1);
        assertThat(run.result().isComplete()).isFalse();
        assertThat(run.result().incompleteBecause()).contains(reason);
        assertThat(run.result().total().counts().sent()).isPositive();
        assertThat(driver.deleted()).containsExactlyElementsOf(driver.created()).hasSize(1);
    }

    @Test
    void clientsThatCannotBeMadeEndTheRunBeforeItMeasures() {
        ForwardingDriver driver = new ForwardingDriver(loopback) {
            @Override
            public CompletableFuture<BenchmarkProducer> createProducer(ProducerSpec spec) {
                return spec.index() == 0
                        ? super.createProducer(spec)
                        : CompletableFuture.failedFuture(new DriverException("not authorized"));
            }
        };
        Run run = new Run(workload().producers(2).build(), driver);

        assertThatThrownBy(run::execute).isInstanceOf(DriverException.class).hasMessage("not authorized");

        assertThat(run.results()).isEmpty();
        assertThat(driver.deleted()).hasSize(1);
    }

    @Test
    void topicsWhoseCreationFailsAreDeleted() {
        ForwardingDriver driver = new ForwardingDriver(loopback) {
            @Override
            public CompletableFuture<Void> createTopics(List<Topic> topics) {
                return super.createTopics(topics)
                        .thenCompose(done -> CompletableFuture.failedFuture(new DriverException("no answer")));
            }
        };
        Run run = new Run(LONG, driver);

        assertThatThrownBy(run::execute).hasMessage("no answer");

        assertThat(driver.deleted()).hasSize(1);
    }

    @Test
    void topicsThatCannotBeDeletedAreAFailureOfARunThatWentWell() {
        Run run = new Run(BRIEF, Clients.withoutDeletion(left, loopback));

        assertThatThrownBy(run::execute).isInstanceOf(DriverException.class).hasMessage("topics are left: a");

        assertThat(run.result().isComplete()).isTrue();
    }

    @Test
    void aResultThatCannotBeWrittenIsToldOnceAndTheTopicsAreDeleted() {
        ForwardingDriver driver = new ForwardingDriver(loopback);
        Run run = new Run(BRIEF, driver) {
            @Override
            public void runEnded(RunResult result) {
                super.runEnded(result);
                throw new IllegalStateException("disk full");
            }
        };

        assertThatThrownBy(run::execute).hasMessage("disk full");

        assertThat(run.results()).hasSize(1);
        assertThat(driver.deleted()).hasSize(1);
    }

    @Test
    void anIntervalThatCannotBeWrittenDoesNotLoseTheResult() {
        Run run = new Run(LONG, new ForwardingDriver(loopback)) {
            @Override
            public void intervalEnded(RunInterval interval) {
                super.intervalEnded(interval);
                throw new IllegalStateException("disk full");
            }
        };

        assertThatThrownBy(run::execute).hasMessage("disk full");

        assertThat(run.results()).hasSize(1);
        assertThat(run.result().incompleteBecause()).isEqualTo("disk full");
    }

    @Test
    void aConsumerThatDoesNotCloseInOrderIsToldAndTheRunIsComplete() throws InterruptedException {
        ForwardingDriver driver = Clients.consumersThatFailToClose(new DriverException("the group is gone"), loopback);

        Run run = new Run(BRIEF, driver).execute();

        assertThat(run.result().isComplete()).isTrue();
        assertThat(run.result().total().counts().received())
                .isEqualTo(run.result().total().counts().sent());
        assertThat(run.warnings()).containsExactly("a consumer did not close in order: the group is gone");
    }
}

package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Workload;
import bench.driver.DriverException;
import bench.driver.Topic;
import bench.stats.IntervalStats;
import bench.testing.ForwardingDriver;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which topics and subscriptions a run makes, and which it leaves. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class RunTopicsTest extends LoopbackRunTest {
    @Test
    void topicsThatItCreatedAreDeleted() throws Exception {
        new Run(brief(workload().topics(3, 1)).build(), driver).execute();

        assertThat(driver.created()).hasSize(3);
        assertThat(driver.deleted()).containsExactlyInAnyOrderElementsOf(driver.created());
    }

    @Test
    void topicsStayWhenThatIsAskedFor() throws Exception {
        new Run(brief(workload()).build(), driver, new RunOptions(true, Optional.empty())).execute();

        assertThat(driver.deleted()).isEmpty();
        assertThat(await(driver.findTopics(driver.created()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void subscriptionsThatCannotBeDeletedAreToldAndFailNothing(boolean keepTopics) throws Exception {
        ForwardingDriver refusing = new ForwardingDriver(driver) {
            @Override
            public CompletableFuture<Void> deleteSubscriptions(Duration within) {
                return CompletableFuture.failedFuture(new DriverException("group g is left"));
            }
        };

        Run run = new Run(brief(workload()).build(), refusing, new RunOptions(keepTopics, Optional.empty())).execute();

        assertThat(run.result().isComplete()).isTrue();
        assertThat(run.warnings()).containsExactly("group g is left");
        assertThat(refusing.deleted()).hasSize(keepTopics ? 0 : 1);
    }

    @Test
    void namesOfTopicsAreTheSameInEveryLocale() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            new Run(brief(workload()).build(), driver).execute();
        } finally {
            Locale.setDefault(before);
        }
        assertThat(driver.created()).containsExactly("bench-000000be-0000");
    }

    @Test
    void topicsThatWereThereAreUsedAndNotDeleted() throws Exception {
        await(driver.createTopics(List.of(new Topic("mine", 2))));
        // The loopback driver has no topics but those that it has created: this one has created none.
        ForwardingDriver another = new ForwardingDriver(driver) {
            @Override
            public CompletableFuture<List<String>> deleteCreatedTopics(Duration within) {
                return CompletableFuture.completedFuture(List.copyOf(created()));
            }
        };
        Workload workload =
                brief(workload().existing(List.of("mine"), List.of("mine"))).build();

        Run run = new Run(workload, another).execute();

        IntervalStats total = run.result().total();
        assertThat(total.counts().received()).isEqualTo(total.counts().sent()).isPositive();
        assertThat(another.created()).isEmpty();
        assertThat(await(driver.findTopics(List.of("mine")))).containsExactly(new Topic("mine", 2));
    }
}

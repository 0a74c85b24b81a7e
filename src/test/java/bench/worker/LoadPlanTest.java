package bench.worker;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Workload;
import bench.driver.ConsumerSpec;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LoadPlanTest {
    private static final int RUN = 0xBE;
    private static final Topic A = new Topic("a", 4);
    private static final Topic B = new Topic("b", 2);
    private static final Topic C = new Topic("c", 1);

    @Test
    void producersOfATopicHaveConsecutiveIndexes() {
        LoadPlan plan = plan(workload().producers(2).build(), List.of(A, B), List.of(A, B));

        assertThat(plan.producers())
                .containsExactly(
                        new ProducerSpec(A, 0), new ProducerSpec(A, 1), new ProducerSpec(B, 2), new ProducerSpec(B, 3));
        assertThat(plan.consumed(B).firstProducer()).isEqualTo(2);
        assertThat(plan.consumed(B).producers()).isEqualTo(2);
    }

    @Test
    void everySubscriptionOfATopicHasItsConsumers() {
        LoadPlan plan = plan(workload().consumers(2, 3).build(), List.of(A, B), List.of(A, B));

        assertThat(plan.consumers())
                .extracting(ConsumerSpec::index)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(plan.consumers().stream().map(plan::subscriptionOf))
                .containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1);
        assertThat(plan.consumers().subList(6, 12))
                .allMatch(consumer -> consumer.topic().equals(B));
    }

    @Test
    void noTwoTopicsOrSubscriptionsShareAGroup() {
        LoadPlan plan = plan(workload().consumers(2, 3).build(), List.of(A, B), List.of(A, B));

        assertThat(plan.consumers().stream().map(ConsumerSpec::subscription).distinct())
                .containsExactly(
                        "bench-000000be-0-0", "bench-000000be-1-0", "bench-000000be-0-1", "bench-000000be-1-1");
    }

    @Test
    void groupsBeginWithThePrefixOfTheTopics() {
        LoadPlan plan = new LoadPlan(workload().build(), List.of(A), List.of(A), "team.perf", RUN);

        assertThat(plan.consumers()).extracting(ConsumerSpec::subscription).containsExactly("team.perf-000000be-0-0");
    }

    @Test
    void groupNamesAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            LoadPlan plan = plan(workload().build(), List.of(A), List.of(A));
            assertThat(plan.consumers().get(0).subscription()).isEqualTo("bench-000000be-0-0");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void listsOfExistingTopicsMayDiffer() {
        LoadPlan plan = plan(workload().producers(2).consumers(1, 1).build(), List.of(A, B), List.of(B, C));

        assertThat(plan.isConsumed(0)).isFalse();
        assertThat(plan.isConsumed(2)).isTrue();
        assertThat(plan.consumed(B).firstProducer()).isEqualTo(2);
        assertThat(plan.consumed(C).producers()).isZero();
        assertThat(plan.consumers())
                .containsExactly(
                        new ConsumerSpec(B, "bench-000000be-0-0", 0), new ConsumerSpec(C, "bench-000000be-0-1", 1));
        assertThat(plan.receiptsPerMessage()).isEqualTo(0.5);
    }

    @Test
    void aMessageIsReceivedOnceInEachSubscription() {
        LoadPlan plan = plan(workload().producers(3).consumers(4, 2).build(), List.of(A, B), List.of(A, B));

        assertThat(plan.receiptsPerMessage()).isEqualTo(4);
    }

    @Test
    void consumersThatGetNoPartitionAreTold() {
        Topic one = new Topic("one", 1);
        Topic other = new Topic("other", 1);
        Workload eight = workload().consumers(2, 8).build();

        assertThat(plan(eight, List.of(one), List.of(one)).idleConsumers())
                .contains("7 of 8 consumers of each subscription have nothing to read: topic one has 1 partition");
        assertThat(plan(eight, List.of(one, other), List.of(one, other)).idleConsumers())
                .hasValueSatisfying(line -> assertThat(line).endsWith(", and likewise for 1 more"));
        assertThat(plan(workload().consumers(2, 1).build(), List.of(one), List.of(one))
                        .idleConsumers())
                .isEmpty();
        assertThat(plan(workload().consumers(0, 0).build(), List.of(one), List.of(one))
                        .idleConsumers())
                .isEmpty();
    }

    @Test
    void withoutConsumersThereIsNoSubscription() {
        LoadPlan plan = plan(workload().consumers(2, 0).build(), List.of(A), List.of(A));

        assertThat(plan.subscriptions()).isZero();
        assertThat(plan.consumers()).isEmpty();
        assertThat(plan.isConsumed(0)).isFalse();
        assertThat(plan.receiptsPerMessage()).isZero();
    }

    @Test
    void withoutProducersNothingIsToBeReceived() {
        LoadPlan plan = plan(workload().producers(0).build(), List.of(), List.of(A));

        assertThat(plan.producers()).isEmpty();
        assertThat(plan.consumers()).hasSize(1);
        assertThat(plan.receiptsPerMessage()).isZero();
    }

    private static LoadPlan plan(Workload workload, List<Topic> produce, List<Topic> consume) {
        return new LoadPlan(workload, produce, consume, "bench", RUN);
    }
}

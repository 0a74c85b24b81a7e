package bench.driver.kafka;

import static bench.driver.kafka.ScriptedCluster.Fate.ANSWER_LOST;
import static bench.driver.kafka.ScriptedCluster.Fate.REQUEST_LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.driver.DriverException;
import bench.driver.Topic;
import bench.testing.ManualClock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is deleted in the end is what was created, and nothing else, whatever happens to requests and answers. */
@Timeout(60)
class TopicOwnershipTest {
    private final ScriptedCluster cluster = new ScriptedCluster();
    private final KafkaTestConfig file = new KafkaTestConfig("broker:9092");
    private final CreatedTopics created = new CreatedTopics();
    private final ClusterAdmin admin = new ClusterAdmin(
            new ClientProperties(file.config(), "run7"),
            new ExceptionTranslator(file.config()),
            ManualClock.passingInWaits(0),
            properties -> cluster.admin());
    private final TopicLookup lookup = new TopicLookup(admin);

    @Test
    void createsAndDeletesInBatches() throws Exception {
        List<String> names =
                IntStream.range(0, 250).mapToObj(i -> "topic-" + i).sorted().toList();
        create(names.toArray(String[]::new));
        assertThat(cluster.topics).hasSize(250);
        assertThat(delete()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(cluster.topics).isEmpty();
        assertThat(cluster.requests)
                .containsExactly(
                        "try 100",
                        "try 100",
                        "try 50",
                        "create 100",
                        "create 100",
                        "create 50",
                        "delete by id 100",
                        "delete by id 100",
                        "delete by id 50");
        assertThat(delete()).isEmpty();
    }

    @Test
    void aCreationWhoseAnswerGotLostIsOursAndDeleted() throws Exception {
        cluster.creations.addAll(List.of(ANSWER_LOST, REQUEST_LOST));
        create("a", "b");
        assertThat(cluster.topics).containsOnlyKeys("a", "b");
        assertThat(delete()).containsExactlyInAnyOrder("a", "b");
        assertThat(cluster.topics).isEmpty();
    }

    @Test
    void aCreationThatNeverGetsAnAnswerFailsByTheDeadlineAndIsDeleted() throws Exception {
        cluster.creations.addAll(Collections.nCopies(1_000, ANSWER_LOST));
        assertThatThrownBy(() -> create("a"))
                .isInstanceOf(DriverException.class)
                .hasMessage("cannot create topic a: gave up after 60 s; broker:9092: the answer did not come in time");
        assertThat(cluster.topics).containsOnlyKeys("a");
        assertThat(delete()).containsExactly("a");
        assertThat(cluster.topics).isEmpty();
    }

    @Test
    void aCreationThatWasLostIsLookedForAMomentAndThenForgotten() throws Exception {
        cluster.creations.addAll(Collections.nCopies(1_000, REQUEST_LOST));
        assertThatThrownBy(() -> create("a")).isInstanceOf(DriverException.class);
        assertThat(delete()).isEmpty();
        assertThat(created.names()).isEmpty();
    }

    @Test
    void aCreationThatMayStillTakePlaceIsNamed() {
        cluster.creations.addAll(Collections.nCopies(1_000, REQUEST_LOST));
        assertThatThrownBy(() -> create("a")).isInstanceOf(DriverException.class);
        assertThatThrownBy(() -> new TopicDeletion(admin, created, lookup).delete(Duration.ofSeconds(3)))
                .hasMessage("cannot delete topics, they are left at broker:9092: a: their creation may still take"
                        + " place");
    }

    @Test
    void aTopicThatIsCreatedAgainUnderTheSameNameIsDeletedAgain() throws Exception {
        create("a");
        assertThat(delete()).containsExactly("a");
        create("a");
        assertThat(delete()).containsExactly("a");
        assertThat(cluster.topics).isEmpty();
    }

    @Test
    void aTopicThatWasThereIsAnErrorAndStaysAndNothingIsCreated() throws Exception {
        cluster.topics.put("theirs", Uuid.randomUuid());
        assertThatThrownBy(() -> create("a", "theirs"))
                .isInstanceOf(DriverException.class)
                .hasMessage("cannot create topic theirs: Topic 'theirs' already exists.");
        assertThat(delete()).isEmpty();
        assertThat(cluster.topics).containsOnlyKeys("theirs");
        assertThat(cluster.requests).containsExactly("try 2");
    }

    @Test
    void aTopicThatSomebodyElseCreatesAMomentBeforeStays() throws Exception {
        cluster.afterTrial = () -> cluster.topics.put("theirs", Uuid.randomUuid());
        assertThatThrownBy(() -> create("a", "theirs"))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("theirs");
        assertThat(delete()).containsExactly("a");
        assertThat(cluster.topics).containsOnlyKeys("theirs");
    }

    @Test
    void aTopicThatSomebodyElseCreatedAnewUnderTheSameNameStays() throws Exception {
        create("a", "b");
        Uuid theirs = Uuid.randomUuid();
        cluster.topics.put("a", theirs);
        assertThat(delete()).containsExactly("b");
        assertThat(cluster.topics).containsOnlyKeys("a").containsValue(theirs);
    }

    @Test
    void aRefusedTopicIsNamedWithTheReasonAndTheOthersAreDeleted() throws Exception {
        cluster.afterTrial = () -> cluster.refusals.put("b", new PolicyViolationException("no b here"));
        assertThatThrownBy(() -> create("a", "b", "c"))
                .isInstanceOf(DriverException.class)
                .hasMessage("cannot create topic b: no b here");
        cluster.topics.put("b", Uuid.randomUuid());
        assertThat(delete()).containsExactlyInAnyOrder("a", "c");
        assertThat(cluster.topics).containsOnlyKeys("b");
    }

    @Test
    void creatingATopicTwiceFailsAndItIsStillDeleted() throws Exception {
        create("a");
        assertThatThrownBy(() -> create("a")).isInstanceOf(DriverException.class);
        assertThatThrownBy(() -> create("b", "b")).isInstanceOf(DriverException.class);
        assertThat(delete()).containsExactly("a");
        assertThat(cluster.topics).isEmpty();
    }

    @Test
    void aDeletionWhoseAnswerGotLostIsADeletion() throws Exception {
        create("a", "b");
        cluster.deletions.addAll(List.of(ANSWER_LOST));
        assertThat(delete()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aTopicThatIsGoneAlreadyIsNoFailure() throws Exception {
        create("a", "b");
        cluster.topics.remove("a");
        assertThat(delete()).containsExactly("b");
        assertThat(created.names()).isEmpty();
    }

    @Test
    void aDeletionThatFailsNamesWhatIsLeftAndMayBeRepeated() throws Exception {
        create("a", "b", "c");
        cluster.deletionRefusals.put("b", new TopicAuthorizationException("not yours"));
        assertThatThrownBy(this::delete)
                .isInstanceOf(DriverException.class)
                .hasMessage("cannot delete topics, they are left at broker:9092: b: not yours");
        cluster.deletionRefusals.clear();
        assertThat(delete()).containsExactly("b");
        assertThat(cluster.topics).isEmpty();
    }

    @Test
    void aDeletionThatGetsNoAnswerEndsByTheDeadline() throws Exception {
        create("a");
        cluster.deletions.addAll(Collections.nCopies(1_000, REQUEST_LOST));
        assertThatThrownBy(this::delete)
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("broker:9092: a: the answer did not come in time");
    }

    @Test
    void aDeletionStopsTheCreationsThatWereAskedForBefore() throws Exception {
        TopicCreation early = new TopicCreation(admin, file.config(), created, lookup);
        created.deletionIsWanted();
        assertThatThrownBy(() -> early.create(List.of(new Topic("a", 1)))).isInstanceOf(DriverException.class);
        assertThat(cluster.requests).isEmpty();
        create("b");
        assertThat(delete()).containsExactly("b");
    }

    private void create(String... names) throws InterruptedException {
        List<Topic> topics =
                List.of(names).stream().map(name -> new Topic(name, 1)).toList();
        new TopicCreation(admin, file.config(), created, lookup).create(topics);
    }

    private List<String> delete() throws InterruptedException {
        return new TopicDeletion(admin, created, lookup).delete(Duration.ofSeconds(60));
    }
}

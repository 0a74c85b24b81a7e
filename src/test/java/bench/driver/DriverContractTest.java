package bench.driver;

import static bench.driver.DriverFixture.bytes;
import static bench.driver.DriverFixture.newTopic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What holds for every {@link Driver}.
 *
 * <p>A driver's tests extend this class, and make drivers without faults, on the machine's clock. Nothing is sent before
 * the consumers are ready, so it does not matter where a new subscription starts.
 */
public abstract class DriverContractTest extends ConsumerContractTest {
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

    @Test
    public void describesTheSystem() throws Exception {
        assertThat(bench.await(bench.driver().describe())).containsKey("system");
    }

    @Test
    public void hundredThreadsThatRegisterOnOneSendAreEachToldOnce() throws Exception {
        BenchmarkProducer producer = bench.createProducer(bench.createTopic(1));

        CompletableFuture<Void> sent = DriverFixture.send(producer, null, bytes("x"));
        assertThat(registerFromHundredThreads(() -> DriverFixture.send(producer, null, bytes("x"))))
                .containsOnly("stored")
                .hasSize(100);
        bench.await(sent);
        assertThat(registerFromHundredThreads(() -> sent))
                .containsOnly("stored")
                .hasSize(100);
    }

    @Test
    public void hundredThreadsThatRegisterOnAFailedSendAreEachToldOnce() throws Exception {
        BenchmarkProducer producer = bench.createProducer(bench.createTopic(1));
        producer.close(patience());

        CompletableFuture<Void> failed = DriverFixture.send(producer, null, bytes("x"));
        assertThat(registerFromHundredThreads(() -> DriverFixture.send(producer, null, bytes("x"))))
                .containsOnly("failed")
                .hasSize(100);
        assertThat(catchThrowable(() -> bench.await(failed))).isNotNull();
        assertThat(registerFromHundredThreads(() -> failed))
                .containsOnly("failed")
                .hasSize(100);
    }

    @Test
    public void hundredConcurrentCreatesAreAllDeleted() throws Exception {
        List<Topic> topics = IntStream.range(0, 100).mapToObj(i -> newTopic(1)).toList();
        List<String> names = topics.stream().map(Topic::name).toList();

        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = startThreads(100, i -> {
            start.await();
            bench.await(bench.driver().createTopics(List.of(topics.get(i))));
        });
        start.countDown();
        join(threads);

        assertThat(bench.await(bench.driver().findTopics(names))).containsExactlyInAnyOrderElementsOf(topics);
        assertThat(bench.await(bench.driver().deleteCreatedTopics(Duration.ofSeconds(60))))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThatThrownBy(() -> bench.await(bench.driver().findTopics(names)))
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining(names.get(0));
    }

    @Test
    public void findTopicsNamesTheMissingOnes() throws Exception {
        Topic there = bench.createTopic(3);

        assertThat(bench.await(bench.driver().findTopics(List.of(there.name()))))
                .containsExactly(there);
        assertThatThrownBy(
                        () -> bench.await(bench.driver().findTopics(List.of("missing-1", there.name(), "missing-2"))))
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining("missing-1")
                .hasMessageContaining("missing-2")
                .hasMessageNotContaining(there.name());
    }

    @Test
    public void deleteCreatedTopicsLeavesOthersAlone() throws Exception {
        DriverFixture somebodyElse = newFixture();
        Topic others = somebodyElse.createTopic(1);
        Topic own = bench.createTopic(1);

        assertThat(bench.await(bench.driver().deleteCreatedTopics(Duration.ofSeconds(60))))
                .containsExactly(own.name());

        assertThat(bench.await(bench.driver().findTopics(List.of(others.name()))))
                .containsExactly(others);
        assertThat(bench.await(bench.driver().deleteCreatedTopics(Duration.ofSeconds(60))))
                .isEmpty();
    }

    @Test
    public void aTopicThatWasThereAlreadyIsAnErrorAndIsNotDeleted() throws Exception {
        DriverFixture somebodyElse = newFixture();
        Topic others = somebodyElse.createTopic(1);
        Topic own = newTopic(1);

        assertThatThrownBy(() -> bench.await(bench.driver().createTopics(List.of(own, others))))
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining(others.name());
        assertThat(bench.await(bench.driver().deleteCreatedTopics(Duration.ofSeconds(60))))
                .isSubsetOf(own.name())
                .doesNotContain(others.name());

        assertThat(bench.await(bench.driver().findTopics(List.of(others.name()))))
                .containsExactly(others);
    }

    @Test
    public void aWatchKnowsTheLeadersOfAllPartitionsOrOfNone() throws Exception {
        Topic topic = bench.createTopic(3);

        Leaders leaders = bench.await(bench.driver().watch(List.of(topic))).leaders();

        List<Integer> known = leaders.byTopic().getOrDefault(topic.name(), List.of());
        assertThat(known).hasSizeBetween(0, 3).isSubsetOf(leaders.nodes().keySet());
        assertThat(known.size() % 3).isZero();
    }

    @Test
    public void closingTwiceIsFine() throws Exception {
        Topic topic = bench.createTopic(1);
        BenchmarkProducer producer = bench.createProducer(topic);
        BenchmarkConsumer consumer = bench.createReadyConsumer(topic, "s").consumer();
        Driver other = newDriver();

        producer.close(patience());
        producer.close(patience());
        consumer.close(patience());
        consumer.close(patience());
        other.close();
        other.close();
    }

    @Test
    public void threadsAreGoneAfterClose() throws Exception {
        // Other tests run at the same time: only threads that come of this one count.
        ThreadGroup own = new ThreadGroup("contract");
        FutureTask<Void> use = new FutureTask<>(() -> {
            DriverFixture once = newFixture();
            Topic topic = once.createTopic(2);
            Inbox inbox = once.createReadyConsumer(topic, "s");
            once.sendAndAwait(once.createProducer(topic), texts("", 0, 10));
            once.pollUntilReceived(10, inbox);
            once.close();
            return null;
        });
        new Thread(own, use, "contract").start();
        use.get();

        Awaitility.await()
                .atMost(patience())
                .untilAsserted(() -> assertThat(liveThreads(own)).isEmpty());
    }

    /** Without those that a JVM has only once, whoever needs them first. */
    private static List<Thread> liveThreads(ThreadGroup group) {
        Thread[] threads = new Thread[1_000];
        int number = group.enumerate(threads);
        return Stream.of(threads)
                .limit(number)
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool")
                        && !thread.getName().startsWith("CompletableFutureDelayScheduler")
                        && !thread.getName().startsWith("contract"))
                .toList();
    }

    /** What each of 100 threads is told that registers on a future which is made when all of them wait for it. */
    private List<String> registerFromHundredThreads(Callable<CompletableFuture<Void>> source) throws Exception {
        CompletableFuture<CompletableFuture<Void>> handedOver = new CompletableFuture<>();
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = startThreads(100, i -> {
            CompletableFuture<Void> future = bench.await(handedOver);
            var unused = future.whenComplete((nothing, error) -> told.add(i + (error == null ? " stored" : " failed")));
        });
        CompletableFuture<Void> future = source.call();
        handedOver.complete(future);
        join(threads);
        var unused = catchThrowable(() -> bench.await(future));
        // A thread that registered while the future completed is told by one of the two, perhaps a moment later.
        Awaitility.await().atMost(patience()).until(() -> told.size() >= 100);
        assertThat(told).doesNotHaveDuplicates();
        return told.stream().map(text -> text.substring(text.indexOf(' ') + 1)).toList();
    }

    private List<Thread> startThreads(int count, Action action) {
        List<Thread> threads = IntStream.range(0, count)
                .mapToObj(i -> new Thread(() -> failures.addAll(failuresOf(() -> action.run(i))), "contract-test-" + i))
                .toList();
        threads.forEach(Thread::start);
        return threads;
    }

    private void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(patience().toMillis());
        }
        assertThat(threads).noneMatch(Thread::isAlive);
        assertThat(failures).isEmpty();
    }

    private static List<Throwable> failuresOf(ThrowingCallable action) {
        Throwable failure = catchThrowable(action);
        return failure == null ? List.of() : List.of(failure);
    }

    private interface Action {
        void run(int index) throws Exception;
    }
}

package bench.worker;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import bench.config.Pace;
import bench.config.Workload;
import bench.delivery.Delivery;
import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.DriverException;
import bench.driver.MessageHandler;
import bench.driver.Topic;
import bench.driver.loopback.LoopbackConfig;
import bench.stats.IntervalStats;
import bench.testing.AssignedConsumer;
import bench.testing.Drivers;
import bench.testing.ForwardingDriver;
import bench.time.Clock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On the system clock; nothing that is timed is asserted. */
@Timeout(60)
class LocalWorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Topic TOPIC = new Topic("topic", 2);
    private static final int RUN = 0xBE;

    private final Clock clock = Clock.system();
    private final Driver driver = Drivers.loopback(LoopbackConfig.INSTANT);
    private final List<LocalWorker> workers = new ArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        for (LocalWorker worker : workers) {
            worker.close(PATIENCE);
        }
        driver.close();
    }

    @Test
    void pausedConsumersReceiveNothingAndEverythingOnceTheyResume() throws Exception {
        LocalWorker worker = started(workload().rate(2_000).build(), driver);
        worker.read(false);
        // What a poll that was under way hands over is counted; polls after that bring nothing.
        load(worker, 200);
        IntervalStats first = worker.closeInterval(clock.nanoTime()).stats();
        await().atMost(PATIENCE)
                .until(() ->
                        worker.closeInterval(clock.nanoTime()).stats().counts().received() == 0);
        load(worker, 100);

        assertThat(worker.closeInterval(clock.nanoTime()).stats().counts().received())
                .isZero();
        assertThat(worker.backlog()).isGreaterThanOrEqualTo(100);
        assertThat(first.counts().acked()).isGreaterThanOrEqualTo(200);

        worker.read(true);
        worker.stopLoad(PATIENCE);
        await().atMost(PATIENCE).until(worker::isDelivered);
        worker.stopConsumers(PATIENCE);
        var unused = worker.closeInterval(clock.nanoTime());
        assertThat(worker.backlog()).isZero();
        assertThat(worker.delivery().orElseThrow().total().duplicated()).isZero();
    }

    @Test
    void theBacklogIsOfAllSubscriptions() throws Exception {
        LocalWorker worker = started(workload().consumers(3, 1).rate(2_000).build(), driver);
        worker.read(false);
        load(worker, 100);
        worker.stopLoad(PATIENCE);
        var unused = worker.closeInterval(clock.nanoTime());

        Delivery delivery = worker.delivery().orElseThrow();
        assertThat(worker.backlog())
                .isEqualTo(3 * delivery.acked() - delivery.total().received())
                .isPositive();
    }

    /** What the warm-up owed is given up at the start of the measurement, and counted. */
    @Test
    void aRateThatCannotBeReachedLeavesADebtThatIsCounted() throws Exception {
        LocalWorker worker = started(workload().rate(1e9).build(), driver);
        load(worker, 1_000);
        long now = clock.nanoTime() + 10_000_000;
        worker.announcePhase(now, Pace.constant(100));
        worker.endLoadAt(now + 1_000_000_000);
        await().atMost(PATIENCE).until(() -> worker.abandoned() > 0);

        assertThat(worker.abandoned()).isPositive();
    }

    @Test
    void aSubscriptionThatIsNotReadyFailsInOneLine() {
        ForwardingDriver neverReady = new ForwardingDriver(driver) {
            @Override
            public CompletableFuture<BenchmarkConsumer> createConsumer(ConsumerSpec spec) {
                return CompletableFuture.completedFuture(new Handed());
            }
        };
        LocalWorker worker = worker(workload().build(), neverReady);

        assertThatThrownBy(() -> worker.startConsumers(Duration.ofMillis(20)))
                .isInstanceOf(DriverException.class)
                .hasMessage("1 of 1 subscriptions are not ready: bench-000000be-0-0 has 0 of the 2 partitions of topic"
                        + " topic after 0 s");
    }

    /** A partition that moves takes its history along: what is read again is redelivered, and older is reordered. */
    @Test
    void consumersOfASubscriptionShareItsLedger() throws Exception {
        Handed first = new Handed();
        Handed second = new Handed();
        ForwardingDriver handing = new ForwardingDriver(driver) {
            @Override
            public CompletableFuture<BenchmarkConsumer> createConsumer(ConsumerSpec spec) {
                return CompletableFuture.completedFuture(spec.index() == 0 ? first : second);
            }
        };
        first.assign(0);
        second.assign(1);
        LocalWorker worker = started(workload().consumers(1, 2).rate(2_000).build(), handing);
        load(worker, 10);
        worker.stopLoad(PATIENCE);

        first.hand(0, 0);
        first.hand(5, 1);
        first.awaitHanded();
        second.hand(5, 1);
        second.hand(4, 2);
        second.awaitHanded();
        worker.stopConsumers(PATIENCE);

        assertThat(worker.delivery().orElseThrow().total())
                .usingRecursiveComparison()
                .ignoringFields("lost")
                .isEqualTo(new Delivery.Counts(3, 0, 1, 1, 1, 0, 0, Delivery.Unseen.NONE));
    }

    @Test
    void aThreadThatDoesNotEndIsInterrupted() throws Exception {
        Handed consumer = new Handed();
        consumer.assign(0, 1);
        consumer.stuck = true;
        ForwardingDriver stuck = new ForwardingDriver(driver) {
            @Override
            public CompletableFuture<BenchmarkConsumer> createConsumer(ConsumerSpec spec) {
                return CompletableFuture.completedFuture(consumer);
            }
        };
        LocalWorker worker = worker(workload().build(), stuck);
        worker.startConsumers(PATIENCE);

        worker.close(Duration.ofMillis(50));

        assertThat(consumer.closed).isTrue();
    }

    private LocalWorker worker(Workload workload, Driver of) {
        LoadPlan plan = new LoadPlan(workload, List.of(TOPIC), List.of(TOPIC), "bench", RUN);
        LocalWorker worker = new LocalWorker(of, workload, plan, clock, line -> {}, warning -> {});
        workers.add(worker);
        return worker;
    }

    /** A worker whose load has begun. */
    private LocalWorker started(Workload workload, Driver of) throws Exception {
        driver.createTopics(List.of(TOPIC)).get(10, TimeUnit.SECONDS);
        LocalWorker worker = worker(workload, of);
        worker.startConsumers(PATIENCE);
        worker.createProducers();
        worker.startLoad(clock.nanoTime(), Pace.constant(workload.rate().producerRate()));
        return worker;
    }

    /** Waits until this many more messages are acked. */
    private static void load(LocalWorker worker, long messages) {
        long before = worker.delivery().orElseThrow().acked();
        await().atMost(PATIENCE).until(() -> worker.delivery().orElseThrow().acked() >= before + messages);
    }

    /** A consumer that a test hands its messages to. */
    private static final class Handed extends AssignedConsumer {
        private record Message(long sequence, long offset) {}

        private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        private volatile boolean stuck;
        private volatile boolean closed;
        private volatile int handed;
        private int toHand;

        void hand(long sequence, long offset) {
            toHand++;
            messages.add(new Message(sequence, offset));
        }

        void awaitHanded() {
            await().atMost(PATIENCE).until(() -> handed == toHand);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // One thread polls.
        public void poll(Duration timeout, MessageHandler handler) throws InterruptedException {
            if (stuck) {
                new CountDownLatch(1).await();
            }
            Message message = messages.poll(1, TimeUnit.MILLISECONDS);
            if (message != null) {
                handler.polled();
                byte[] payload = new byte[100];
                Stamp.write(payload, RUN, 0, message.sequence, 0, 0, payload.length);
                handler.received(0, message.offset, 0, ByteBuffer.wrap(payload), null);
                handed++;
            }
        }

        @Override
        public void close(Duration timeout) {
            closed = true;
        }
    }
}

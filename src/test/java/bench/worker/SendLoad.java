package bench.worker;

import bench.cli.DriverRegistry;
import bench.config.DriverConfig;
import bench.config.DriverConfigReader;
import bench.config.Pacing;
import bench.config.StampMode;
import bench.config.Workload;
import bench.delivery.ConsumerLedger;
import bench.delivery.DeliveryLedger;
import bench.driver.BenchmarkConsumer;
import bench.driver.BenchmarkProducer;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.MessageHandler;
import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import bench.driver.Topic;
import bench.driver.loopback.LoopbackDriver;
import bench.stats.WorkerStats;
import bench.testing.Workloads;
import bench.time.Clock;
import bench.yaml.ReadOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The loops of producers, as a run has them, on the broker in memory that acks at once; but driven by the caller's thread, a
 * number of messages at a time. What they send may be read by one consumer, on a thread of its own.
 */
final class SendLoad implements AutoCloseable {
    private static final double UNREACHABLE_RATE = Integer.MAX_VALUE;
    private static final Duration POLL = Duration.ofMillis(10);
    private static final long LOOK_NS = 100_000;

    private final Clock clock = Clock.system();
    private final List<Topic> topics = List.of(new Topic("topic", 1));
    private final List<Sender> senders = new ArrayList<>();
    /** A warning is of a send that has failed, which must not be. */
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private final Failures failures = new Failures(warnings::add, error -> true);
    private final Workload workload;
    private final LoadPlan plan;
    private final WorkerStats stats;
    private final DeliveryLedger ledger;
    private final Driver driver;
    /** Null when nobody reads. */
    private Reader reader;

    private SendLoad(int producers, int consumers, StampMode stamp) {
        workload = Workloads.workload()
                .producers(producers)
                .consumers(consumers, consumers)
                .rate(UNREACHABLE_RATE)
                .stamp(stamp)
                .build();
        plan = new LoadPlan(workload, topics, topics, "bench", 1);
        stats = new WorkerStats(producers, consumers, 0);
        ledger = new DeliveryLedger(producers, stamp == StampMode.NONE ? 0 : consumers, plan::isConsumed);
        DriverConfig config = new DriverConfigReader(DriverRegistry.STANDARD.formats())
                .parse("name: Loopback\ndriverClass: loopback\n", Path.of("test"), ReadOptions.standard(w -> {}))
                .value();
        driver = new LoopbackDriver(new DriverContext(config, "test", clock, w -> {}));
    }

    /** As many producers of one topic, and one consumer or none. */
    static SendLoad start(int producers, int consumers, StampMode stamp) throws InterruptedException {
        SendLoad load = new SendLoad(producers, consumers, stamp);
        Driver.await(load.driver.createTopics(load.topics));
        if (consumers > 0) {
            load.startReader();
        }
        for (int i = 0; i < producers; i++) {
            load.senders.add(load.new Sender(i));
        }
        return load;
    }

    private void startReader() throws InterruptedException {
        BenchmarkConsumer consumer =
                Driver.await(driver.createConsumer(plan.consumers().get(0)));
        reader = new Reader(consumer);
        reader.start();
        while (consumer.readyPartitions().isEmpty()) {
            look();
        }
    }

    /** The producer with this index. */
    Sender sender(int index) {
        return senders.get(index);
    }

    /** Waits until everything that was sent is read. */
    void drain() {
        long sent = senders.stream().mapToLong(sender -> sender.sent).sum();
        while (reader.received < sent) {
            look();
        }
        ledger.settle();
    }

    private void look() {
        throwIfFailed();
        clock.parkNanos(LOOK_NS);
    }

    private void throwIfFailed() {
        if (failures.fatal() != null || !warnings.isEmpty()) {
            throw new IllegalStateException(warnings.toString(), failures.fatal());
        }
    }

    private Recording recording(LoadEnd end) {
        return new Recording(end, stats, ledger, failures, clock);
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
        driver.close();
    }

    /** One producer. Its loop is of the real kind; this counts what it sends, to end it in time. Confined to one thread. */
    final class Sender implements BenchmarkProducer {
        private final LoadEnd end = new LoadEnd();
        private final BenchmarkProducer producer;
        private final ProducerLoop loop;
        private int left;
        private long sent;

        private Sender(int index) throws InterruptedException {
            producer = Driver.await(driver.createProducer(plan.producers().get(index)));
            loop = new ProducerLoop(
                    this,
                    Pacer.of(limiter(), clock, Pacing.PARK, plan.producers().size()),
                    new MessageSource(Payloads.of(workload), () -> null, plan, index),
                    recording(end),
                    index,
                    Duration.ofSeconds(10));
        }

        private UniformRateLimiter limiter() {
            return new UniformRateLimiter(
                    clock.nanoTime(), UNREACHABLE_RATE / plan.producers().size());
        }

        /** Sends as many messages, all acked when this returns. */
        void send(int messages) {
            left = messages;
            end.at(Long.MAX_VALUE);
            loop.run();
            sent += messages;
            throwIfFailed();
        }

        @Override
        public void send(OutgoingMessage message, SendCallback callback) throws InterruptedException {
            producer.send(message, callback);
            left--;
            if (left == 0) {
                end.at(Long.MIN_VALUE);
            }
        }

        /** The next call of the loop goes on with it. */
        @Override
        public void close(Duration timeout) {}
    }

    /** The thread that reads, and the count of what it has read. */
    private final class Reader extends Thread implements MessageHandler {
        private final BenchmarkConsumer consumer;
        private final Receiver receiver;
        private long count;
        /** Written by this thread, read by the one that drains. */
        private volatile long received;
        /** Written by who closes, read by this thread. */
        private volatile boolean closed;

        Reader(BenchmarkConsumer consumer) {
            this.consumer = consumer;
            ConsumerLedger consumed = workload.messages().stamp() == StampMode.NONE
                    ? null
                    : ledger.subscription(0, plan.consumed(topics.get(0))).consumer(0);
            this.receiver = new Receiver(plan, recording(new LoadEnd()), 0, consumed);
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (!closed) {
                    consumer.poll(POLL, this);
                    received = count;
                }
            } catch (InterruptedException | RuntimeException e) {
                failures.fatal(e);
            }
            consumer.close();
        }

        @Override
        public void polled() {
            receiver.polled();
        }

        @Override
        public void received(int partition, long offset, long timestampMs, ByteBuffer payload, byte[] header) {
            receiver.received(partition, offset, timestampMs, payload, header);
            count++;
        }

        void close() {
            closed = true;
        }
    }
}

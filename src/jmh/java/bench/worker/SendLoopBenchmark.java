package bench.worker;

import bench.calibrate.BareLoop;
import bench.config.StampMode;
import bench.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * What sending a message costs its thread, in nanoseconds: the whole loop of a producer, with the broker in memory that acks
 * at once. Beside it the limit, two calls of the clock and two records: the one divided by the other is what the harness
 * reaches of it. With {@code -prof gc} the bytes that each message makes garbage of.
 *
 * <p>With a consumer, which reads on a thread of its own, the time is still that of the sending thread.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SendLoopBenchmark {
    /** Of one run of the loop: so many that its start and end cost nothing. */
    static final int MESSAGES = 1_000_000;
    /** As many as memory holds until they are read. */
    static final int READ_MESSAGES = 100_000;

    /** A thread that times messages and does nothing else. */
    @State(Scope.Thread)
    public static class Bare {
        private final BareLoop loop = new BareLoop(Clock.system());
    }

    /** The producer of one thread. */
    @State(Scope.Thread)
    public static class Unread {
        private SendLoad.Sender sender;

        @Setup
        public void start(UnreadLoad shared, ThreadParams thread) {
            sender = shared.load.sender(thread.getThreadIndex());
        }
    }

    /** Nobody reads: the ceiling of {@code bench calibrate}. */
    @State(Scope.Benchmark)
    public static class UnreadLoad {
        private SendLoad load;

        @Setup
        public void start(BenchmarkParams benchmark) throws InterruptedException {
            load = SendLoad.start(benchmark.getThreads(), 0, StampMode.PAYLOAD);
        }

        @TearDown
        public void stop() {
            load.close();
        }
    }

    /** One producer and one consumer, with stamp and delivery ledger. */
    @State(Scope.Benchmark)
    public static class Read {
        private SendLoad load;
        SendLoad.Sender sender;

        @Setup
        public void start() throws InterruptedException {
            load = SendLoad.start(1, 1, stamp());
            sender = load.sender(0);
        }

        StampMode stamp() {
            return StampMode.PAYLOAD;
        }

        /** In no figure: a consumer is slower than the producer, and what it has not read takes memory. */
        @TearDown(Level.Invocation)
        public void drain() {
            load.drain();
        }

        @TearDown
        public void stop() {
            load.close();
        }
    }

    /** The same without stamp and ledger. */
    @State(Scope.Benchmark)
    public static class ReadUnstamped extends Read {
        @Override
        StampMode stamp() {
            return StampMode.NONE;
        }
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    @Threads(1)
    public void limit(Bare bare) {
        bare.loop.handle(MESSAGES);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    @Threads(2)
    public void limitOf2(Bare bare) {
        bare.loop.handle(MESSAGES);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    @Threads(1)
    public void send(Unread unread) {
        unread.sender.send(MESSAGES);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    @Threads(2)
    public void sendOf2(Unread unread) {
        unread.sender.send(MESSAGES);
    }

    @Benchmark
    @OperationsPerInvocation(READ_MESSAGES)
    @Threads(1)
    public void sendToConsumer(Read read) {
        read.sender.send(READ_MESSAGES);
    }

    @Benchmark
    @OperationsPerInvocation(READ_MESSAGES)
    @Threads(1)
    public void sendToConsumerUnstamped(ReadUnstamped read) {
        read.sender.send(READ_MESSAGES);
    }
}

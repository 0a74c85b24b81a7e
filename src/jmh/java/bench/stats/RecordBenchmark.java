package bench.stats;

import bench.delivery.ConsumedTopic;
import bench.delivery.ConsumerLedger;
import bench.delivery.DeliveryLedger;
import bench.delivery.ProducerLedger;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What each message costs for being measured and accounted for, in nanoseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordBenchmark {
    /** The recorder of one thread. */
    @State(Scope.Thread)
    public static class Own {
        private final SampleRecorder recorder = SampleRecorder.singleWriter(Latency.at(Latency.Recorded.ACK));
        private long nanos;
    }

    /** The recorder that all threads share. */
    @State(Scope.Benchmark)
    public static class Shared {
        private final SampleRecorder recorder = SampleRecorder.shared(Latency.at(Latency.Recorded.ACK));
    }

    /** The ledger of one producer with one subscription. */
    @State(Scope.Thread)
    public static class Ledger {
        private static final int SETTLE_EVERY = 1 << 20;

        private final DeliveryLedger ledger = new DeliveryLedger(1, 1, producer -> true);
        private final ProducerLedger producer = ledger.producer(0);
        private final ConsumerLedger consumer =
                ledger.subscription(0, new ConsumedTopic(1, 0, 1, false, 1)).consumer(0);
        private long sequence;
    }

    @Benchmark
    @Threads(1)
    public void recordAlone(Own own) {
        record(own.recorder, next(own), own.nanos);
    }

    @Benchmark
    @Threads(2)
    public void recordShared(Own own, Shared shared) {
        record(shared.recorder, next(own), own.nanos);
    }

    /** Sent, acked and received, by one thread. */
    @Benchmark
    @Threads(1)
    public void ledger(Ledger state) {
        long sequence = state.sequence++;
        state.producer.sent(sequence);
        state.producer.acked(sequence);
        state.consumer.received(0, sequence, 0, sequence);
        if (sequence % Ledger.SETTLE_EVERY == 0) {
            state.ledger.settle();
        }
    }

    /** As it is done for an ack. */
    static void record(SampleRecorder recorder, long publishNs, long responseNs) {
        Samples samples = recorder.begin();
        try {
            samples.count(0);
            samples.record(Latency.PUBLISH, publishNs);
            samples.record(Latency.PUBLISH_RESPONSE, responseNs);
        } finally {
            recorder.end();
        }
    }

    /** From 0 to 16 ms. */
    private static long next(Own own) {
        own.nanos = (own.nanos + 12_347) & 0xFFFFFF;
        return own.nanos;
    }
}

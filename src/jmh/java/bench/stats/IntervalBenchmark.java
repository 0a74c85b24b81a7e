package bench.stats;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Defect 10: what the end of an interval costs by swapping recorders, and by encoding and decoding whole histograms, each in
 * microseconds.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class IntervalBenchmark {
    private static final int MESSAGES = 1_000;
    private static final int MESSAGES_OF_ALL = 1_000_000;
    private static final long HIGHEST_NS = 60_000_000_000L;

    /** Latencies mostly around 2 ms, some up to a second. */
    private static final class Latencies {
        private final SplittableRandom random = new SplittableRandom(1);

        long next() {
            return (long) (Math.exp(random.nextDouble() * random.nextDouble() * 7) * 1_000_000);
        }
    }

    /** An interval in which every producer has sent 1,000 messages, got acks for them, and a consumer each has read them. */
    @State(Scope.Thread)
    public static class Interval {
        @Param({"4", "1000"})
        public int producers;

        private final Latencies latencies = new Latencies();
        private final List<ProducerStats> sending = new ArrayList<>();
        private final List<ConsumerStats> reading = new ArrayList<>();
        private WorkerStats stats;

        @Setup
        public void make() {
            stats = new WorkerStats(producers, producers, 0);
            for (int p = 0; p < producers; p++) {
                sending.add(stats.producer(p));
                reading.add(stats.consumer(p));
            }
        }

        @Setup(Level.Invocation)
        public void record() {
            for (int p = 0; p < producers; p++) {
                ProducerStats producer = sending.get(p);
                ConsumerStats consumer = reading.get(p);
                for (int i = 0; i < MESSAGES; i++) {
                    long latency = latencies.next();
                    producer.sent(100, 0, latency / 100, latency / 100);
                    producer.acked(0, latency / 100, latency);
                    consumer.received(100, 0, latency / 100, latency);
                }
            }
        }
    }

    /** The recorder of the acks of one producer, with 1,000 of them. */
    @State(Scope.Thread)
    public static class Acks {
        private final Latencies latencies = new Latencies();
        private final SampleRecorder recorder = SampleRecorder.singleWriter(Latency.at(Latency.Recorded.ACK));
        private Samples sum;

        @Setup(Level.Invocation)
        public void record() {
            sum = new Samples(Latency.at(Latency.Recorded.ACK));
            for (int i = 0; i < MESSAGES; i++) {
                RecordBenchmark.record(recorder, latencies.next(), latencies.next());
            }
        }
    }

    /** Histograms of all latencies, with a million samples each; those of the recorders have 3 digits. */
    @State(Scope.Thread)
    public static class Histograms {
        @Param({"3", "5"})
        public int digits;

        private final List<Histogram> recorded = new ArrayList<>();
        private ByteBuffer encoded;

        @Setup
        public void record() {
            Latencies latencies = new Latencies();
            for (int h = 0; h < Latency.values().length; h++) {
                Histogram histogram = new Histogram(LatencyCounts.LOWEST_DISCERNIBLE_NS, HIGHEST_NS, digits);
                for (int i = 0; i < MESSAGES_OF_ALL; i++) {
                    histogram.recordValue(latencies.next());
                }
                recorded.add(histogram);
            }
            encoded = ByteBuffer.allocate(recorded.get(0).getNeededByteBufferCapacity());
        }

        private Histogram thereAndBack(Histogram histogram) throws DataFormatException {
            encoded.clear();
            histogram.encodeIntoCompressedByteBuffer(encoded);
            encoded.flip();
            return Histogram.decodeFromCompressedByteBuffer(encoded, 0);
        }
    }

    /** Everything that an interval's end does: all recorders are swapped, merged and cleared. */
    @Benchmark
    public IntervalStats closeInterval(Interval interval) {
        return interval.stats.closeInterval(1).stats();
    }

    /** What it does to one recorder, with the two latencies of acks. */
    @Benchmark
    public long swapOne(Acks acks) {
        acks.recorder.drainTo(acks.sum);
        return acks.sum.messages();
    }

    /** One histogram, there and back. */
    @Benchmark
    public Histogram encodeAndDecodeOne(Histograms histograms) throws DataFormatException {
        return histograms.thereAndBack(histograms.recorded.get(0));
    }

    /** The histograms of all latencies, there and back. */
    @Benchmark
    public long encodeAndDecodeAll(Histograms histograms) throws DataFormatException {
        long count = 0;
        for (Histogram histogram : histograms.recorded) {
            count += histograms.thereAndBack(histogram).getTotalCount();
        }
        return count;
    }
}

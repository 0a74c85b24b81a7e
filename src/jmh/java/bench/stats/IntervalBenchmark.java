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
 * microseconds. In an interval every producer sends, gets acks for and receives 1,000 messages.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class IntervalBenchmark {
    private static final int MESSAGES = 1_000;
    private static final long HIGHEST_NS = 60_000_000_000L;

    @Param({"4", "1000"})
    public int producers;

    /** Significant digits of the histograms that are encoded; those of the recorders are always 3. */
    @Param({"3", "5"})
    public int digits;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Histogram> recorded = new ArrayList<>();
    private WorkerStats stats;
    private SampleRecorder recorder;
    private ByteBuffer encoded;

    @Setup
    public void fill() {
        stats = new WorkerStats(producers, producers, 0);
        recorder = SampleRecorder.singleWriter(Latency.OF_ACKS);
        for (Latency latency : Latency.values()) {
            Histogram histogram = new Histogram(LatencyCounts.LOWEST_DISCERNIBLE_NS, HIGHEST_NS, digits);
            for (int i = 0; i < producers * MESSAGES; i++) {
                histogram.recordValue(latencyNs());
            }
            recorded.add(histogram);
        }
        encoded = ByteBuffer.allocate(recorded.get(0).getNeededByteBufferCapacity());
    }

    @Setup(Level.Invocation)
    public void record() {
        for (int p = 0; p < producers; p++) {
            ProducerStats producer = stats.producer(p);
            ConsumerStats consumer = stats.consumer(p);
            for (int i = 0; i < MESSAGES; i++) {
                long latency = latencyNs();
                producer.sent(100, 0, latency / 100, latency / 100);
                producer.acked(0, latency / 100, latency);
                consumer.received(100, 0, latency / 100, latency);
            }
        }
        for (int i = 0; i < MESSAGES; i++) {
            recorder.record(0, latencyNs(), latencyNs());
        }
    }

    /** Mostly around 2 ms, some up to a second. */
    private long latencyNs() {
        return (long) (Math.exp(random.nextDouble() * random.nextDouble() * 7) * 1_000_000);
    }

    /** Everything that an interval's end does: all recorders are swapped, merged and cleared. */
    @Benchmark
    public IntervalStats closeInterval() {
        return stats.closeInterval(1);
    }

    /** What it does to one recorder, with the two latencies of acks. */
    @Benchmark
    public long swapOne() {
        long[] count = new long[1];
        recorder.drain(samples -> count[0] += samples.messages());
        return count[0];
    }

    /** One histogram, there and back. */
    @Benchmark
    public Histogram encodeAndDecodeOne() throws DataFormatException {
        return thereAndBack(recorded.get(0));
    }

    /** The histograms of all latencies, there and back. */
    @Benchmark
    public long encodeAndDecodeAll() throws DataFormatException {
        long count = 0;
        for (Histogram histogram : recorded) {
            count += thereAndBack(histogram).getTotalCount();
        }
        return count;
    }

    private Histogram thereAndBack(Histogram histogram) throws DataFormatException {
        encoded.clear();
        histogram.encodeIntoCompressedByteBuffer(encoded);
        encoded.flip();
        return Histogram.decodeFromCompressedByteBuffer(encoded, 0);
    }
}

package bench.worker;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What each message costs for being scheduled and stamped, in nanoseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SendBenchmark {
    private static final int RUN = 42;

    private final UniformRateLimiter limiter = new UniformRateLimiter(0, 3_000_000);
    private final ByteBuffer payload = ByteBuffer.wrap(new byte[1_024]);
    private long sequence;

    @Benchmark
    public long limiter() {
        long due = limiter.dueNs(0);
        limiter.advance();
        return due;
    }

    @Benchmark
    public boolean stampAndCheck() {
        sequence++;
        Stamp.write(payload.array(), RUN, 7, sequence, sequence * 1_000, sequence * 1_001, payload.capacity());
        return Stamp.isIntact(payload, 0, payload.capacity());
    }
}

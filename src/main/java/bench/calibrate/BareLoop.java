package bench.calibrate;

import bench.stats.LatencyCounts;
import bench.stats.Samples;
import bench.time.Clock;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * What timing every message takes where nothing else is done: two clock readings, and two records with HdrHistogram's
 * recorders, of the precision of a run.
 *
 * <p>{@link #handle} is called by one thread, {@link #take} by another.
 */
public final class BareLoop {
    private final Clock clock;
    private final SingleWriterRecorder delays = recorder();
    private final SingleWriterRecorder services = recorder();
    private long ackedNs;

    /** A loop in which nothing was recorded yet. */
    public BareLoop(Clock clock) {
        this.clock = clock;
        this.ackedNs = clock.nanoTime();
    }

    /** One that never has to grow. */
    private static SingleWriterRecorder recorder() {
        return new SingleWriterRecorder(
                LatencyCounts.LOWEST_DISCERNIBLE_NS, Samples.HIGHEST_NS, LatencyCounts.SIGNIFICANT_DIGITS);
    }

    /** Times this many messages: each is due when the last one was acked, and is acked as soon as it is sent. */
    public void handle(int messages) {
        long dueNs = ackedNs;
        for (int i = 0; i < messages; i++) {
            long sentNs = clock.nanoTime();
            delays.recordValue(sentNs - dueNs);
            dueNs = clock.nanoTime();
            services.recordValue(dueNs - sentNs);
        }
        ackedNs = dueNs;
    }

    /** How many messages were recorded since the last call, by the histograms' own count. */
    public long take() {
        var unused = delays.getIntervalHistogram();
        // The second record of a message: with it, both are there.
        return services.getIntervalHistogram().getTotalCount();
    }
}

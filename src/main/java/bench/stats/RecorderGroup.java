package bench.stats;

import java.util.List;

/**
 * The recorders of all producers or of all consumers for some latencies. Up to 32 threads have one each; more share four for
 * each processor, 32 at most, so that memory and the time that an interval takes to close are bounded. No more threads than
 * processors run at a time, so two of them rarely meet at one recorder.
 *
 * <p>Confined to the thread that closes intervals; the recorders are written by the threads they are for.
 */
final class RecorderGroup {
    static final int MAX_RECORDERS = 32;
    private static final int SHARED_PER_PROCESSOR = 4;

    private final SampleRecorder[] recorders;
    /** Used again for each interval. */
    private final Samples sum;

    /** @param threads how many record */
    RecorderGroup(int threads, List<Latency> latencies) {
        boolean own = threads <= MAX_RECORDERS;
        recorders = new SampleRecorder[size(threads)];
        for (int i = 0; i < recorders.length; i++) {
            recorders[i] = own ? SampleRecorder.singleWriter(latencies) : SampleRecorder.shared(latencies);
        }
        sum = new Samples(latencies);
    }

    private static int size(int threads) {
        return threads <= MAX_RECORDERS
                ? threads
                : Math.min(
                        MAX_RECORDERS,
                        SHARED_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
    }

    /** Where the thread with this index, from 0, of so many, records. */
    static int slot(int thread, int threads) {
        return thread % size(threads);
    }

    SampleRecorder at(int slot) {
        return recorders[slot];
    }

    /** The sum of everything recorded since the last call; what the caller does not take is in the next one. */
    Samples drain() {
        for (SampleRecorder recorder : recorders) {
            recorder.drainTo(sum);
        }
        return sum;
    }
}

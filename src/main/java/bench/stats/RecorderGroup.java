package bench.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The recorders of all producers or of all consumers for some latencies. Up to 32 threads have one each; more share four for
 * each processor, 32 at most, so that memory and the time that an interval takes to close are bounded. No more threads than
 * processors run at a time, so two of them rarely meet at one recorder.
 *
 * <p>Belongs to who closes intervals; the recorders are written to by the threads that they are for.
 */
final class RecorderGroup {
    static final int MAX_RECORDERS = 32;
    private static final int SHARED_PER_PROCESSOR = 4;

    private final List<SampleRecorder> recorders = new ArrayList<>();
    /** Used again for each interval. */
    private final Samples sum;

    /** @param threads how many record */
    RecorderGroup(int threads, List<Latency> latencies) {
        boolean own = threads <= MAX_RECORDERS;
        int count = own
                ? threads
                : Math.min(
                        MAX_RECORDERS,
                        SHARED_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < count; i++) {
            recorders.add(own ? SampleRecorder.singleWriter(latencies) : SampleRecorder.shared(latencies));
        }
        sum = new Samples(latencies);
    }

    /** Where the thread with this index, from 0, records. */
    SampleRecorder of(int thread) {
        return recorders.get(thread % recorders.size());
    }

    /** The sum of everything recorded since the last call; what the caller does not take is in the next one. */
    Samples drain() {
        recorders.forEach(recorder -> recorder.drainTo(sum));
        return sum;
    }
}

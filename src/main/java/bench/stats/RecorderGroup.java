package bench.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The recorders of all producers or of all consumers for some latencies. Up to 32 threads have one each; more share as many, so
 * that memory and the time that an interval takes to close are bounded.
 *
 * <p>Belongs to who closes intervals; the recorders are written to by the threads that they are for.
 */
final class RecorderGroup {
    static final int MAX_OWN_RECORDERS = 32;

    private final List<SampleRecorder> recorders = new ArrayList<>();
    /** Used again for each interval. */
    private final Samples sum;

    /** @param threads how many record */
    RecorderGroup(int threads, List<Latency> latencies) {
        for (int i = 0; i < Math.min(threads, MAX_OWN_RECORDERS); i++) {
            recorders.add(
                    threads <= MAX_OWN_RECORDERS
                            ? SampleRecorder.singleWriter(latencies)
                            : SampleRecorder.shared(latencies));
        }
        sum = new Samples(latencies);
    }

    /** Where the thread with this index, from 0, records. */
    SampleRecorder of(int thread) {
        return recorders.get(thread % recorders.size());
    }

    /** Hands over the sum of everything recorded since the last call. */
    void drain(Consumer<Samples> taker) {
        recorders.forEach(recorder -> recorder.drain(sum::add));
        taker.accept(sum);
        sum.clear();
    }
}

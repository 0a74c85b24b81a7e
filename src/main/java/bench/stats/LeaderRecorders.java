package bench.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Publish latencies by the broker that led the partition, of what was sent in phases that are measured; for the whole of a run,
 * so nothing is swapped at the end of an interval. Their number is bounded: where there are many producers, they share recorders.
 *
 * <p>{@link #measureFrom} and {@link #drain} belong to one thread, the recorders to the threads on which acks arrive.
 */
public final class LeaderRecorders {
    /** For all producers and leaders together: each takes about 130 KB. */
    private static final int MOST_RECORDERS = 64;

    private static final List<Latency> LATENCIES = List.of(Latency.PUBLISH);

    private final int leaders;
    /** By slot of the producer; the first of each is for what is not measured, the others for a leader each. */
    private final SampleRecorder[][] recorders;
    /** Written by the thread that announces phases, read by those that record. */
    private volatile MeasuredTimes times = MeasuredTimes.NONE;

    /**
     * Recorders of a run.
     *
     * @param producers 1 or more
     * @param leaders how many are told apart, 1 or more
     */
    public LeaderRecorders(int producers, int leaders) {
        this.leaders = leaders;
        int slots = Math.max(1, Math.min(producers, MOST_RECORDERS / (leaders + 1)));
        boolean own = producers <= slots;
        this.recorders = new SampleRecorder[slots][leaders + 1];
        for (SampleRecorder[] slot : recorders) {
            Arrays.setAll(slot, i -> own ? SampleRecorder.singleWriter(LATENCIES) : SampleRecorder.shared(LATENCIES));
        }
    }

    /** What is sent from this moment on, which lies a little ahead, is measured, or is not. */
    public void measureFrom(long startNs, boolean measured) {
        times = times.with(startNs, measured);
    }

    /** Where the producer with this index, from 0, records. */
    public OfProducer producer(int index) {
        return new OfProducer(recorders[index % recorders.length]);
    }

    /** By leader, all that was recorded since the last call. */
    public List<Histogram> drain() {
        return IntStream.rangeClosed(1, leaders).mapToObj(this::drain).toList();
    }

    private Histogram drain(int leader) {
        Samples sum = new Samples(LATENCIES);
        for (SampleRecorder[] slot : recorders) {
            slot[leader].drainTo(sum);
        }
        Histogram[] drained = new Histogram[1];
        sum.takeAll((latency, histogram) -> drained[0] = histogram);
        return drained[0];
    }

    /** Where the acks of one producer are recorded. For the thread on which they arrive. */
    public final class OfProducer {
        private final SampleRecorder[] own;

        private OfProducer(SampleRecorder[] own) {
            this.own = own;
        }

        /**
         * The system has stored a message.
         *
         * @param leader of its partition, from 0
         */
        public void acked(int leader, long sentNs, long ackedNs) {
            // Branch-free: a condition that is false all through the warm-up would deoptimize this at the first
            // measured ack.
            SampleRecorder recorder = own[times.isMeasured(sentNs) * (leader + 1)];
            Samples samples = recorder.begin();
            try {
                samples.record(Latency.PUBLISH, ackedNs - sentNs);
            } finally {
                recorder.end();
            }
        }
    }
}

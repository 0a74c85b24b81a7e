package bench.result;

import bench.stats.MessageCounts;
import java.util.List;

/** Collects the intervals of a run for its result. Confined to the control thread. */
public final class MeasuredIntervals {
    private final Series.Builder series = new Series.Builder();
    private final HistogramBlocks blocks = new HistogramBlocks();
    private double seconds;
    private double targetRate;
    private MessageCounts sent = MessageCounts.NONE;
    private MessageCounts all = MessageCounts.NONE;

    /** An interval of any phase is over. */
    public void add(RunInterval interval) {
        blocks.add(interval);
        if (interval.phase().measured()) {
            series.add(interval);
            targetRate = interval.targetRate();
            seconds += interval.stats().elapsedSeconds();
            sent = sent.plus(interval.stats().counts());
            all = all.plus(interval.stats().all());
        }
    }

    /** Of the intervals that were measured. */
    public Series series() {
        return series.build();
    }

    /** What was asked for in the latest interval, messages/s over all producers; 0 before the first. */
    public double targetRate() {
        return targetRate;
    }

    /** While the load was on. */
    public Throughput throughput() {
        return Throughput.of(seconds, sent, all);
    }

    /** Of every phase; no more intervals are taken. */
    public List<IntervalHistograms> histograms() {
        return blocks.finish();
    }
}

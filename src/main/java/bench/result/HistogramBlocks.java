package bench.result;

import bench.stats.IntervalStats;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Collects the histograms of a run's intervals in a bounded number of blocks: when there are too many, neighbours become one,
 * from the first to the last, and from then on a block takes twice as many intervals. Phases are kept apart as long as there
 * are not too many of them.
 *
 * <p>One pair is merged for each block that comes, so that no interval's end has the work for all. Where the blocks take too
 * much of a file, their latencies have two digits instead of three. Confined to the control thread.
 */
final class HistogramBlocks {
    private static final int MOST = 120;
    /** Of text, for all latencies together. */
    private static final int MOST_BYTES = 2_000_000;

    private final List<IntervalHistograms> blocks = new ArrayList<>();
    /** Of the block that is not full yet. */
    private final Map<Latency, Histogram> open = new EnumMap<>(Latency.class);

    private String phase = "";
    /** Until there are more phases than blocks. */
    private boolean keepsPhasesApart = true;

    private int openIntervals;
    private long openSinceNs;
    private long openUntilNs;

    /** Intervals that make a block, and the first block that has not been made twice as long yet. */
    private int unit = 1;

    private int next;
    private long originNs;

    void add(RunInterval interval) {
        String name = interval.phase().name();
        if (!keepsPhasesApart && openIntervals > 0 && !name.equals(phase)) {
            phase = IntervalHistograms.withFollowing(phase);
        } else if (!name.equals(phase)) {
            close();
            phase = name;
        }
        IntervalStats stats = interval.stats();
        if (blocks.isEmpty() && openIntervals == 0) {
            originNs = stats.span().startNs();
        }
        if (openIntervals++ == 0) {
            openSinceNs = stats.span().startNs();
        }
        openUntilNs = stats.span().endNs();
        stats.histograms().forEach(this::add);
        if (openIntervals == unit) {
            close();
        }
    }

    private void add(Latency latency, Histogram histogram) {
        Histogram sum = open.get(latency);
        if (sum == null) {
            // Whoever measured the interval shares its histogram with others.
            open.put(latency, histogram.copy());
        } else {
            sum.add(histogram);
        }
    }

    private void close() {
        if (openIntervals == 0) {
            return;
        }
        blocks.add(new IntervalHistograms(
                phase, (openSinceNs - originNs) / 1e9, (openUntilNs - openSinceNs) / 1e9, Histograms.of(open)));
        open.clear();
        openIntervals = 0;
        while (blocks.size() > MOST) {
            mergeNext();
        }
    }

    /** What was collected, in order; no more intervals are taken. */
    List<IntervalHistograms> finish() {
        close();
        while (next > 0) {
            mergeNext();
        }
        if (isTooLarge()) {
            // A hundredth of a latency is enough to see its course, which fewer blocks would hide.
            blocks.replaceAll(IntervalHistograms::coarser);
        }
        while (isTooLarge() && blocks.size() > 1) {
            do {
                mergeNext();
            } while (next > 0);
        }
        return List.copyOf(blocks);
    }

    private boolean isTooLarge() {
        return blocks.stream().mapToInt(block -> block.latencies().bytes()).sum() > MOST_BYTES;
    }

    /** Merges the next two neighbours of one phase, or of any where no phase has two; begins again after the last block. */
    private void mergeNext() {
        if (next == 0) {
            keepsPhasesApart &= IntStream.range(1, blocks.size()).anyMatch(i -> isOfOnePhase(i - 1));
        }
        while (next + 1 < blocks.size() && keepsPhasesApart && !isOfOnePhase(next)) {
            next++;
        }
        boolean isPair = next + 1 < blocks.size();
        if (isPair) {
            blocks.set(next, blocks.get(next).plus(blocks.remove(next + 1)));
            next++;
        }
        if (!isPair || next == blocks.size()) {
            next = 0;
            unit *= 2;
        }
    }

    private boolean isOfOnePhase(int block) {
        return blocks.get(block).isOfPhaseOf(blocks.get(block + 1));
    }
}

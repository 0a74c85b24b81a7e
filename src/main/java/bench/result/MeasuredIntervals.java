package bench.result;

import java.util.ArrayList;
import java.util.List;

/** Collects the intervals of a run for its result. Confined to the control thread. */
public final class MeasuredIntervals {
    private final Series.Builder series = new Series.Builder();
    private final HistogramBlocks blocks = new HistogramBlocks();
    private final IntervalRates measured = new IntervalRates();
    /** Of each phase, in the order of the run. */
    private final List<IntervalRates> phases = new ArrayList<>();
    /** Phases that have begun, save for those of a search: the last of them is numbered one lower. */
    private int reported;

    /** A phase begins; the intervals that follow are its own. */
    public void phaseStarted(Phase phase) {
        phases.add(new IntervalRates());
        reported += phase.reported() ? 1 : 0;
    }

    /** An interval of the phase that is under way is over. */
    public void add(RunInterval interval) {
        if (interval.phase().reported()) {
            blocks.add(interval);
        }
        phases.get(phases.size() - 1).add(interval);
        if (interval.phase().measured()) {
            series.add(interval, reported - 1);
            measured.add(interval);
        }
    }

    /** Of the intervals that were measured. */
    public Series series() {
        return series.build();
    }

    /**
     * Messages/s that were asked for, over all producers, on average; 0 before the first interval, and null where only some of
     * them had a limit.
     */
    public Double targetRate() {
        return measured.isPartlyUnlimited() ? null : Double.valueOf(measured.targetRate());
    }

    /** What the rates count. */
    public Result.CameIn cameIn() {
        return measured.cameIn();
    }

    /** While the load was on. */
    public Throughput throughput() {
        return measured.throughput();
    }

    /**
     * Each phase of the run, save for those of a search.
     *
     * @param totals in the order of the run
     */
    public List<PhaseResult> phases(List<PhaseTotal> totals) {
        List<PhaseResult> results = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            long originNs = totals.get(0).total().span().startNs();
            IntervalRates rates = phases.get(i);
            if (totals.get(i).phase().reported()) {
                results.add(PhaseResult.of(totals.get(i), originNs, rates.targetRate(), rates.throughput()));
            }
        }
        return results;
    }

    /** Of every phase; no more intervals are taken. */
    public List<IntervalHistograms> histograms() {
        return blocks.finish();
    }
}

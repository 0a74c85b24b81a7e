package bench.stats;

/**
 * The sum of the intervals of a phase. Nothing is recorded twice: cumulative figures come from here.
 *
 * <p>Confined to the control thread.
 */
public final class Summary {
    private final IntervalStats.Builder sum = new IntervalStats.Builder();
    private final long startNs;
    private long endNs;
    private int intervals;

    /** An empty summary of a phase that began at this moment, on the scale of {@code Clock.nanoTime}. */
    public Summary(long startNs) {
        this.startNs = startNs;
        this.endNs = startNs;
    }

    /** Adds an interval and its time. */
    public void add(IntervalStats interval) {
        sum.add(interval);
        endNs = interval.span().endNs();
        intervals++;
    }

    /**
     * Adds what came in for the phase's messages after its last interval: late acks and receipts. Its time does not count,
     * as no load was offered in it.
     */
    public void addTail(IntervalStats tail) {
        sum.add(tail);
    }

    /** Takes little memory from now on, where little more is to be added. */
    public void pack() {
        sum.pack();
    }

    /** How many intervals were added. */
    public int intervals() {
        return intervals;
    }

    /** The sum, from the start of the phase to the end of its last interval. Shares its histograms with this object. */
    public IntervalStats total() {
        return sum.build(new Span(startNs, endNs));
    }
}

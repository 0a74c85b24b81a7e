package bench.worker.schedule;

/**
 * Sends that are evenly spaced.
 *
 * <p>Send {@code i} is due at {@code start + i / rate}: from the index, not by adding rounded steps, because a rounded step
 * drifts.
 */
public final class EvenSchedule extends Schedule {
    private final long startNs;
    private final double ratePerSecond;
    private long index;

    /**
     * A schedule that begins with a send.
     *
     * @param fromNs when it replaces the one before
     * @param startNs when its first send is due, at that moment or later
     * @param ratePerSecond sends a second, above 0
     */
    public EvenSchedule(long fromNs, long startNs, double ratePerSecond) {
        super(fromNs);
        if (!(ratePerSecond > 0) || Double.isInfinite(ratePerSecond)) {
            throw new IllegalArgumentException("a rate must be above 0 and finite, but was " + ratePerSecond);
        }
        this.startNs = startNs;
        this.ratePerSecond = ratePerSecond;
    }

    /** Nothing is due from a moment on. */
    public static EvenSchedule never(long fromNs) {
        return new EvenSchedule(fromNs, NEVER, 1);
    }

    @Override
    public long dueNs() {
        return dueNs(index);
    }

    /** Off by less than 2 ns in 100 days: a double holds 53 bits. */
    private long dueNs(long send) {
        return startNs + (long) (send * 1e9 / ratePerSecond);
    }

    @Override
    public void advance() {
        index++;
    }

    @Override
    public long skipBefore(long momentNs) {
        long skipped = Math.max(0, dueBefore(momentNs) - index);
        index += skipped;
        return skipped;
    }

    /** How many sends are due before this moment. */
    private long dueBefore(long momentNs) {
        if (momentNs <= startNs) {
            return 0;
        }
        long estimate = (long) ((momentNs - startNs) / 1e9 * ratePerSecond);
        return countBefore(momentNs, estimate, this::dueNs);
    }

    @Override
    public Schedule renewed(long renewedNs) {
        long first = dueBefore(renewedNs);
        // From a send on, and not between two: who is a little late then still makes the one before.
        EvenSchedule renewed = new EvenSchedule(dueNs(first), startNs, ratePerSecond);
        renewed.index = first;
        return renewed;
    }
}

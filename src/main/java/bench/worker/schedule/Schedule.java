package bench.worker.schedule;

import java.util.function.LongUnaryOperator;

/**
 * The moments at which the sends of one producer are due, in order, on the scale of {@code Clock.nanoTime}.
 *
 * <p>Made by the control thread, and then confined to the thread that follows it. Constant state, no allocation. An abstract
 * class and no interface: while one kind is loaded, which is so in a run of constant rates, calls of it are inlined.
 */
public abstract class Schedule {
    /** Further ahead than any moment, and not so far that a difference to one would overflow. */
    public static final long NEVER = Long.MAX_VALUE / 2;

    private final long fromNs;

    Schedule(long fromNs) {
        this.fromNs = fromNs;
    }

    /** When it replaces the one before. */
    public final long fromNs() {
        return fromNs;
    }

    /** What the schedule before owes from before this moment is given up when this one replaces it. */
    public long givesUpBeforeNs() {
        return fromNs;
    }

    /** When the next send is due; {@link #NEVER} where none is. */
    public abstract long dueNs();

    /** The send that was due is made: the next one is the one after it. */
    public abstract void advance();

    /** Passes over the sends that are due before a moment and were not made; how many these are. */
    public abstract long skipBefore(long momentNs);

    /** The same moments, to replace this schedule at or after this one. */
    public abstract Schedule renewed(long renewedNs);

    /**
     * How many sends are due before a moment, where they are known by their index.
     *
     * @param estimate may be off by what the rounding of a moment takes or adds
     * @param dueNs of a send, by its index
     */
    static long countBefore(long momentNs, long estimate, LongUnaryOperator dueNs) {
        long sends = estimate;
        while (sends > 0 && dueNs.applyAsLong(sends - 1) >= momentNs) {
            sends--;
        }
        while (dueNs.applyAsLong(sends) < momentNs) {
            sends++;
        }
        return sends;
    }
}

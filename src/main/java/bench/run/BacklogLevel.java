package bench.run;

import bench.delivery.LoadCount;
import bench.result.Check;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import bench.result.Throughput;
import bench.stats.MessageCounts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ends a phase when the backlog has risen or fallen to a goal, or comes no nearer to it any more. Confined to the control
 * thread. Levels are in messages over all subscriptions.
 */
final class BacklogLevel implements PhaseControl {
    /** Whether the backlog is to become more or less. */
    enum Direction {
        RISING,
        FALLING;

        boolean isAtLeast(long level, double other) {
            return this == RISING ? level >= other : level <= other;
        }
    }

    /** The level at which the phase ends. */
    interface Goal {
        /**
         * As of now.
         *
         * @param first the level when the phase began
         * @param ackRate messages/s that the system has taken since then
         */
        double level(long first, double ackRate);
    }

    /** Of a shorter time a rate says nothing. */
    private static final long SHORTEST_NS = 1_000_000_000;

    private final Direction direction;
    private final Goal goal;
    private final OldMessages old;
    private final Duration patience;
    private final Supplier<Check> judgement;

    /** Null before the first look. */
    private LoadCount firstLook;

    private long first;
    private long last;
    private double goalLevel;
    private long oldAtFirst;
    private long oldAtLast;
    /** The level nearest to the goal, and since when there was none nearer. */
    private long nearest;

    private long nearestNs;
    private final EndMoment end = new EndMoment();
    private boolean isReached;
    private double seconds;
    private MessageCounts sent = MessageCounts.NONE;
    private MessageCounts all = MessageCounts.NONE;

    /**
     * Of a phase that has not begun.
     *
     * @param old what was there before the run
     * @param patience for how long the backlog may come no nearer to the goal
     * @param judgement on how it went
     */
    BacklogLevel(Direction direction, Goal goal, OldMessages old, Duration patience, Supplier<Check> judgement) {
        this.direction = direction;
        this.goal = goal;
        this.old = old;
        this.patience = patience;
        this.judgement = judgement;
    }

    @Override
    public void look(LoadCount count, long backlog) {
        if (end.isKnown()) {
            return;
        }
        oldAtLast = old.left();
        last = backlog + oldAtLast;
        if (firstLook == null) {
            firstLook = count;
            first = last;
            oldAtFirst = oldAtLast;
            comesNearer(count);
        }
        goalLevel = goal.level(first, ackRate(count));
        if (direction.isAtLeast(last, goalLevel)) {
            isReached = true;
        } else if (!direction.isAtLeast(nearest, (double) last)) {
            comesNearer(count);
        }
        end.look(count, isReached || count.atNs() - nearestNs > patience.toNanos());
    }

    private void comesNearer(LoadCount count) {
        nearest = last;
        nearestNs = count.atNs();
    }

    private double ackRate(LoadCount count) {
        long ns = count.atNs() - firstLook.atNs();
        return ns < SHORTEST_NS ? 0 : (count.acked() - firstLook.acked()) * 1e9 / ns;
    }

    @Override
    public double rateAfter(RunInterval interval, double rate) {
        seconds += interval.stats().elapsedSeconds();
        sent = sent.plus(interval.stats().counts());
        all = all.plus(interval.stats().all());
        return rate;
    }

    @Override
    public boolean isOpenEnded() {
        return true;
    }

    @Override
    public PhaseLength length(Duration asked) {
        return PhaseLength.upTo(asked);
    }

    @Override
    public Optional<Long> endedNs(long phaseStartNs) {
        return end.since(phaseStartNs);
    }

    @Override
    public boolean isCatchingUp() {
        return direction == Direction.FALLING;
    }

    @Override
    public Optional<Check> finding() {
        return hasBegun() ? Optional.of(judgement.get()) : Optional.empty();
    }

    boolean hasBegun() {
        return firstLook != null;
    }

    boolean isReached() {
        return isReached;
    }

    /** Whether it was given up because it came no nearer to the goal. */
    boolean isStuck() {
        return !isReached && end.isKnown();
    }

    /** How much of the way to the goal it has come, 0 to 1. */
    double progress() {
        double way = goalLevel - first;
        return isReached || way == 0 ? 1 : Math.max(0, Math.min(1, (last - first) / way));
    }

    /** The level when the phase began. */
    long first() {
        return first;
    }

    /** The level at the last look. */
    long last() {
        return last;
    }

    /** Of {@link #last}, what was there before the run. */
    long oldAtLast() {
        return oldAtLast;
    }

    /** Messages from before the run that were read in the phase. */
    long oldRead() {
        return Math.max(0, oldAtFirst - oldAtLast);
    }

    /** Length of its intervals. */
    double seconds() {
        return seconds;
    }

    /** In its intervals. */
    Throughput throughput() {
        return Throughput.of(seconds, sent, all);
    }
}

package bench.worker;

import bench.config.Pacing;
import bench.time.Clock;

/**
 * Keeps a producer's thread to its schedule: sleeps, or spins, until a send is due.
 *
 * <p>Confined to that thread. Sends that have become due while it slept follow at once, each with its own due time, so a wake-up
 * that is late costs one delay and no rate.
 */
final class Pacer {
    /** The longest wait between two looks at the schedule: a change of the rate is seen within this time. */
    private static final long MAX_PARK_NS = 20_000_000;
    /**
     * The shortest sleep, where nothing is spun. A shorter one costs as much processor time to set up and to end as a longer
     * one, and the sends that become due in it follow at once: a little delay for much less load of the machine.
     */
    private static final long MIN_PARK_NS = 50_000;
    /** By how much a sleep ends early where the rest is spun: a little more than the machine takes to wake a thread. */
    private static final long SPIN_NS = 60_000;
    /** Where there are fewer for each producer, spinning would take them from those that the load needs: its clients. */
    private static final int PROCESSORS_TO_SPIN = 4;

    private final UniformRateLimiter limiter;
    private final Clock clock;
    /** How long before a send is due the thread spins: 0 for not at all. */
    private final long spinNs;

    private Pacer(UniformRateLimiter limiter, Clock clock, long spinNs) {
        this.limiter = limiter;
        this.clock = clock;
        this.spinNs = spinNs;
    }

    /**
     * A pacer of one among several producers.
     *
     * @param producers how many have to share the machine's processors
     */
    static Pacer of(UniformRateLimiter limiter, Clock clock, Pacing pacing, int producers) {
        return new Pacer(
                limiter, clock, spinNs(pacing, producers, Runtime.getRuntime().availableProcessors()));
    }

    /** How long before a send is due a thread is to spin, in nanoseconds. */
    static long spinNs(Pacing pacing, int producers, int processors) {
        return switch (pacing) {
            case PARK -> 0;
            case SPIN -> Long.MAX_VALUE;
            case AUTO -> (long) producers * PROCESSORS_TO_SPIN <= processors ? SPIN_NS : 0;
        };
    }

    /** When the next send is due, as {@link UniformRateLimiter#dueNs}. */
    long dueNs(long nowNs) {
        return limiter.dueNs(nowNs);
    }

    /** The send that was due is made. */
    void advance() {
        limiter.advance();
    }

    /** The load has ended at this moment. */
    void end(long endNs) {
        limiter.end(endNs);
    }

    /** Waits for a part of the time that is left until a send is due; may return early. */
    void await(long leftNs) {
        if (leftNs <= spinNs) {
            Thread.onSpinWait();
        } else {
            long sleepNs = spinNs == 0 ? Math.max(leftNs, MIN_PARK_NS) : leftNs - spinNs;
            clock.parkNanos(Math.min(sleepNs, MAX_PARK_NS));
        }
    }
}

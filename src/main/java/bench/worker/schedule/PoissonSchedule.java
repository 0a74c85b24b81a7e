package bench.worker.schedule;

import java.util.SplittableRandom;

/**
 * Sends at random moments that know nothing of each other: a Poisson process, whose gaps are distributed exponentially. Where
 * the pace changes, they are so by the count of messages that it expects.
 *
 * <p>Independent Poisson processes add up to one of the sum of their rates, so that all producers together send at random as
 * well. The same seed gives the same moments.
 */
final class PoissonSchedule extends Schedule {
    /** Sends that are passed over one by one; of more, the expected number is as good, and costs no time. */
    private static final long MOST_STEPS = 1_000_000;

    /** Shared with the schedule that renews this one, and that goes on where this one is then. */
    private final Moments moments;

    private final long givesUpBeforeNs;

    PoissonSchedule(long fromNs, PaceClock clock, int producers, long seed) {
        this(fromNs, fromNs, new Moments(clock, producers, seed));
    }

    private PoissonSchedule(long fromNs, long givesUpBeforeNs, Moments moments) {
        super(fromNs);
        this.givesUpBeforeNs = givesUpBeforeNs;
        this.moments = moments;
    }

    private static final class Moments {
        private final PaceClock clock;
        private final int producers;
        private final SplittableRandom random;
        /** By the count of all messages that are expected; a double, as a sum of rounded moments would drift. */
        private double expected;

        private long dueNs;

        Moments(PaceClock clock, int producers, long seed) {
            this.clock = clock;
            this.producers = producers;
            this.random = new SplittableRandom(seed);
            next();
        }

        void next() {
            // Of 1 - u, which is never 0, as u is never 1.
            expected -= producers * Math.log(1 - random.nextDouble());
            dueNs = clock.momentOf(expected);
        }

        /** Goes on from a moment: how long that is after the last send changes nothing of when the next one comes. */
        long jumpTo(long momentNs) {
            double messages = clock.messagesBy(momentNs);
            long passed = 1 + Math.round(Math.max(0, messages - expected) / producers);
            expected = Math.max(expected, messages);
            do {
                next();
            } while (dueNs < momentNs);
            return passed;
        }
    }

    @Override
    public long givesUpBeforeNs() {
        return givesUpBeforeNs;
    }

    @Override
    public long dueNs() {
        return moments.dueNs;
    }

    @Override
    public void advance() {
        moments.next();
    }

    @Override
    public long skipBefore(long momentNs) {
        long skipped = 0;
        while (moments.dueNs < momentNs) {
            if (skipped == MOST_STEPS) {
                return skipped + moments.jumpTo(momentNs);
            }
            moments.next();
            skipped++;
        }
        return skipped;
    }

    @Override
    public Schedule renewed(long renewedNs) {
        return new PoissonSchedule(renewedNs, Long.MIN_VALUE, moments);
    }
}

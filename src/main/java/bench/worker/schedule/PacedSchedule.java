package bench.worker.schedule;

import bench.config.Pace;

/**
 * Sends at a pace that may change, evenly spaced by the count of messages, or in bursts that are so.
 *
 * <p>The producers together follow the pace, from message to message: message {@code g} of all is due when the integral of the
 * rate reaches {@code g}. In bursts of N messages that is the number of the first one of its burst.
 */
final class PacedSchedule extends Schedule {
    private final PaceClock clock;
    private final Share share;
    private final long burstSize;
    private long index;
    private long dueNs;

    PacedSchedule(long fromNs, PaceClock clock, Share share, long burstSize) {
        super(fromNs);
        this.clock = clock;
        this.share = share;
        this.burstSize = burstSize;
        this.dueNs = dueNs(0);
    }

    @Override
    public long dueNs() {
        return dueNs;
    }

    private long dueNs(long send) {
        double number = share.numberOf(send);
        return clock.momentOf(Math.floor(number / burstSize) * burstSize);
    }

    @Override
    public void advance() {
        index++;
        dueNs = dueNs(index);
    }

    @Override
    public long skipBefore(long momentNs) {
        long skipped = Math.max(0, dueBefore(momentNs) - index);
        index += skipped;
        dueNs = dueNs(index);
        return skipped;
    }

    private long dueBefore(long momentNs) {
        if (momentNs <= clock.startNs()) {
            return 0;
        }
        double bursts = Math.ceil(clock.messagesBy(momentNs) / burstSize);
        return countBefore(momentNs, share.of(bursts * burstSize), this::dueNs);
    }

    @Override
    public Schedule renewed(long renewedNs) {
        long first = dueBefore(renewedNs);
        // From a send on, and not between two: who is a little late then still makes the one before.
        PacedSchedule renewed = new PacedSchedule(dueNs(first), clock, share, burstSize);
        long unused = renewed.skipBefore(renewedNs);
        return renewed;
    }

    /** Sends of one among several producers. */
    static PacedSchedule of(long fromNs, Pace pace, Share share, long burstSize) {
        return new PacedSchedule(fromNs, new PaceClock(fromNs, pace), share, burstSize);
    }
}

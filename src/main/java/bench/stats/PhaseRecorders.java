package bench.stats;

import java.util.concurrent.atomic.LongAdder;

/**
 * All the recorders of one phase. Threads record without a lock; {@link #drain} belongs to one thread, which swaps every
 * recorder and merges what it takes: a sample belongs to the interval in which it was recorded, so the sum of the intervals is
 * exact.
 */
final class PhaseRecorders {
    private final int number;
    private final RecorderGroup sends;
    private final RecorderGroup acks;
    private final RecorderGroup receipts;
    private final LongAdder failures = new LongAdder();
    private final BlockedTime blocks = new BlockedTime();
    /** Confined to the thread that drains. */
    private long failuresDrained;

    /** @param number of the phase */
    PhaseRecorders(int number, int producers, int consumers) {
        this.number = number;
        this.sends = new RecorderGroup(producers, Latency.at(Latency.Recorded.SEND));
        this.acks = new RecorderGroup(producers, Latency.at(Latency.Recorded.ACK));
        this.receipts = new RecorderGroup(consumers, Latency.at(Latency.Recorded.RECEIPT));
    }

    int number() {
        return number;
    }

    RecorderGroup sends() {
        return sends;
    }

    RecorderGroup acks() {
        return acks;
    }

    RecorderGroup receipts() {
        return receipts;
    }

    LongAdder failures() {
        return failures;
    }

    BlockedTime blocks() {
        return blocks;
    }

    /** What was recorded since the last call. */
    IntervalStats.Builder drain() {
        IntervalStats.Builder interval = new IntervalStats.Builder();
        interval.takeSends(sends.drain());
        interval.takeAcks(acks.drain());
        interval.takeReceipts(receipts.drain());
        // As a difference: resetting an adder under concurrent increments may lose some.
        long failuresSoFar = failures.sum();
        interval.addFailures(failuresSoFar - failuresDrained);
        failuresDrained = failuresSoFar;
        interval.addBlocked(blocks.take());
        return interval;
    }
}

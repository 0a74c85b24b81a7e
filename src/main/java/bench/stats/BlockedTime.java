package bench.stats;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long {@code send} has blocked producers. Safe for use by many threads; blocks are rare, so what they share is no cost.
 */
final class BlockedTime {
    private final LongAdder total = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
    /** Confined to the thread that takes. */
    private long taken;

    void add(long nanos) {
        total.add(nanos);
        longest.accumulate(nanos);
    }

    /** What it was since the last call. */
    Blocked take() {
        long sum = total.sum();
        long since = sum - taken;
        taken = sum;
        return new Blocked(since, longest.getThenReset());
    }
}

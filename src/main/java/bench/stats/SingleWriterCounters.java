package bench.stats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Numbers that one thread at a time writes and that any thread reads, at the cost of plain loads and stores.
 *
 * <p>Nothing else is on their cache lines: a number that a sending thread raises with each message would otherwise slow
 * every thread that reads what happens to lie beside it.
 */
public final class SingleWriterCounters {
    private static final VarHandle VALUES = MethodHandles.arrayElementVarHandle(long[].class);
    /** 128 bytes at either end: processors fetch cache lines of 64 bytes in pairs. */
    private static final int PADDING = 16;

    private final long[] values;

    /** This many zeros. */
    public SingleWriterCounters(int count) {
        values = new long[count + 2 * PADDING];
    }

    /** Adds one. Belongs to the writer; what it wrote before is seen by who sees the new number. */
    public void increment(int index) {
        set(index, values[PADDING + index] + 1);
    }

    /** As {@link #increment}, and no later read of the writer's is made before others can see the new number. */
    public void incrementAndFence(int index) {
        VALUES.setVolatile(values, PADDING + index, values[PADDING + index] + 1);
    }

    /** Replaces a number. Belongs to the writer; what it wrote before is seen by who sees the new number. */
    public void set(int index, long value) {
        VALUES.setRelease(values, PADDING + index, value);
    }

    public long get(int index) {
        return (long) VALUES.getVolatile(values, PADDING + index);
    }
}

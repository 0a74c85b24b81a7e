package bench.worker;

/**
 * The moments that divide the load into warm-up, measurement and end, on the scale of {@code Clock.nanoTime}.
 *
 * <p>To which phase a message belongs follows from when it was sent, alone, so all threads agree on it. Written by the
 * control thread, read by all. The start of the measurement is set a moment ahead of time, so no thread can have sent
 * anything after it without knowing of it.
 */
final class Window {
    /** The phases, by which arrays of two are indexed. */
    static final int WARMUP = 0;

    static final int MEASUREMENT = 1;

    /** Further ahead than any moment, and not so far that a difference to one would overflow. */
    private static final long NEVER = Long.MAX_VALUE / 2;

    private volatile long measureFromNs = NEVER;
    private volatile long endNs = Long.MAX_VALUE;

    /** Sends from this moment on belong to the measurement. */
    void measureFrom(long startNs) {
        measureFromNs = startNs;
    }

    /** Nothing is sent that is due, or could be sent, at or after this moment. */
    void end(long newEndNs) {
        endNs = newEndNs;
    }

    long endNs() {
        return endNs;
    }

    /** How much of a time lies within the warm-up, in nanoseconds. */
    long warmupNs(long fromNs, long toNs) {
        return Math.max(0, Math.min(toNs, measureFromNs) - fromNs);
    }

    /** How much of a time lies within the measurement, in nanoseconds. */
    long measuredNs(long fromNs, long toNs) {
        return Math.max(0, Math.min(toNs, endNs) - Math.max(fromNs, measureFromNs));
    }

    /**
     * The phase of a message that was sent at this moment.
     *
     * <p>Calculated and not decided on, for compiled code leaves out what was never taken: a branch for the measurement would
     * throw away the code of the whole load as soon as the measurement starts, and the first messages of it would be sent by
     * the interpreter.
     */
    int phase(long sentNs) {
        return MEASUREMENT - (int) ((sentNs - measureFromNs) >>> (Long.SIZE - 1));
    }
}

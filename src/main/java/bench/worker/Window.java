package bench.worker;

/**
 * The moments that divide the load into warm-up, measurement and end, on the scale of {@code Clock.nanoTime}.
 *
 * <p>To which phase a message belongs follows from when it was sent, alone, so all threads agree on it. Written by the
 * control thread, read by all. The start of the measurement is set a moment ahead of time, so no thread can have sent
 * anything after it without knowing of it.
 */
final class Window {
    private volatile long measureFromNs = Long.MAX_VALUE;
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

    /** How long a time lies within the measurement, in nanoseconds. */
    long measuredNs(long fromNs, long toNs) {
        long from = Math.max(fromNs, measureFromNs);
        long to = Math.min(toNs, endNs);
        return from < to ? to - from : 0;
    }

    boolean isMeasured(long sentNs) {
        return sentNs >= measureFromNs;
    }
}

package bench.worker;

/** The moment at which a load ends, on the scale of {@code Clock.nanoTime}. Written by the control thread, read by all. */
final class LoadEnd {
    private volatile long momentNs = Long.MAX_VALUE;

    /** Nothing is sent that is due, or could be sent, at or after this moment. */
    void at(long nanos) {
        momentNs = nanos;
    }

    long momentNs() {
        return momentNs;
    }
}

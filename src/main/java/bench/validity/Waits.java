package bench.validity;

/**
 * What clients say of why they have waited, beside what can be seen from outside.
 *
 * @param throttledMs the longest time for which a quota has held a request back; 0 = never
 * @param bufferSeconds waiting for room in the send buffer, the sum over the producers
 * @param metadataSeconds waiting to know where a partition is, likewise
 */
public record Waits(double throttledMs, double bufferSeconds, double metadataSeconds) {
    /** Nothing is known of any. */
    public static final Waits NONE = new Waits(0, 0, 0);
}

package bench.driver;

/**
 * Why clients have waited, by their own metrics.
 *
 * @param throttledMs the longest time lately for which a quota has held a request back; 0 = never
 * @param bufferSeconds waiting for room in the send buffer since the clients were made, the sum over the producers
 * @param metadataSeconds waiting to know where a partition is, likewise
 */
public record ClientWaits(double throttledMs, double bufferSeconds, double metadataSeconds) {
    /** Nothing is known of any. */
    public static final ClientWaits NONE = new ClientWaits(0, 0, 0);
}

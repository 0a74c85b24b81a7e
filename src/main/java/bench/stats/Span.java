package bench.stats;

/**
 * From one moment to another.
 *
 * @param startNs on the scale of {@code Clock.nanoTime}
 * @param endNs on the same scale
 */
public record Span(long startNs, long endNs) {
    /** Its length in seconds. */
    public double seconds() {
        return (endNs - startNs) / 1e9;
    }
}

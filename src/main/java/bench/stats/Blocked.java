package bench.stats;

/**
 * Time for which the client has blocked sending threads.
 *
 * @param totalNs the sum over the producers, nanoseconds
 * @param longestNs the longest of these blocks
 */
public record Blocked(long totalNs, long longestNs) {
    /** Never. */
    public static final Blocked NONE = new Blocked(0, 0);

    Blocked plus(Blocked more) {
        return new Blocked(totalNs + more.totalNs, Math.max(longestNs, more.longestNs));
    }
}

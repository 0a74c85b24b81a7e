package bench.result;

/**
 * How the client that makes the load did in an interval.
 *
 * @param cpuPercent use of all processors of its machine, by whatever runs there; {@link #UNKNOWN_CPU} where it is not known
 * @param gcMillis for how long garbage collection paused it, in sum
 * @param longestStallMillis the longest time for which a thread of it that was due to wake did not run
 */
public record ClientHealth(double cpuPercent, long gcMillis, double longestStallMillis) {
    /** In place of a share of the processors. */
    public static final double UNKNOWN_CPU = -1;

    /** Where nobody has metered it. */
    public static final ClientHealth UNKNOWN = new ClientHealth(UNKNOWN_CPU, 0, 0);
}

package bench.validity;

import bench.stats.MessageCounts;

/**
 * What came back from the system while the load was on, whenever it was sent.
 *
 * @param seconds from the first look at the load to the last: a thread that looks is late at times
 * @param due messages that the schedule asked for between those
 * @param all messages stored and read
 * @param carriedOver of these, those that were sent before
 * @param inFlight the course of what was sent and not answered
 * @param silentSeconds the longest time without any ack or receipt while something was due
 * @param rebalances changes of who reads which partition
 * @param waits for which the clients' own figures name a cause
 */
record Answers(
        double seconds,
        double due,
        MessageCounts all,
        MessageCounts carriedOver,
        InFlight.Trend inFlight,
        double silentSeconds,
        long rebalances,
        Waits waits) {
    /** Messages stored. */
    long acked() {
        return all.acked();
    }

    /** Messages read. */
    long received() {
        return all.received();
    }
}

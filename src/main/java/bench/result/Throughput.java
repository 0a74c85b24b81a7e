package bench.result;

import bench.stats.IntervalStats;
import bench.stats.MessageCounts;

/**
 * Rates over the real time of an interval or of a measurement.
 *
 * @param publishRate messages/s that the system has stored
 * @param publishErrorRate messages/s that it has not stored
 * @param consumeRate messages/s that were read, over all subscriptions
 * @param publishByteRate bytes/s; an ack does not have a size, so this goes by the mean size of what was sent
 * @param consumeByteRate bytes/s
 */
public record Throughput(
        double publishRate,
        double publishErrorRate,
        double consumeRate,
        double publishByteRate,
        double consumeByteRate) {
    /** The rates of an interval. */
    public static Throughput of(IntervalStats interval) {
        return of(interval.elapsedSeconds(), interval.counts(), interval.all());
    }

    /** Messages/s that were handed to the client in an interval. */
    static double sendRate(IntervalStats interval) {
        double seconds = interval.elapsedSeconds();
        return seconds == 0 ? 0 : interval.all().sent() / seconds;
    }

    /**
     * The rates of so many seconds; 0 where there was no time.
     *
     * @param sent of messages that were sent in that time
     * @param all of whatever came in
     */
    public static Throughput of(double seconds, MessageCounts sent, MessageCounts all) {
        if (seconds == 0) {
            return new Throughput(0, 0, 0, 0, 0);
        }
        double publishRate = all.acked() / seconds;
        return new Throughput(
                publishRate,
                all.failed() / seconds,
                all.received() / seconds,
                sent.sent() == 0 ? 0 : publishRate * sent.sentBytes() / sent.sent(),
                all.receivedBytes() / seconds);
    }
}

package bench.report;

import bench.stats.IntervalStats;

/** Rates over the real time of one interval, or of several. Not safe for use by several threads. */
final class Throughput {
    private static final double MEGABYTE = 1024.0 * 1024.0;

    private double seconds;
    private long sent;
    private long sentBytes;
    private long acked;
    private long failed;
    private long received;
    private long receivedBytes;

    static Throughput of(IntervalStats interval) {
        Throughput throughput = new Throughput();
        throughput.add(interval);
        return throughput;
    }

    void add(IntervalStats interval) {
        seconds += interval.elapsedSeconds();
        sent += interval.counts().sent();
        sentBytes += interval.counts().sentBytes();
        acked += interval.all().acked();
        failed += interval.counts().failed() + interval.carriedOver().failed();
        received += interval.all().received();
        receivedBytes +=
                interval.counts().receivedBytes() + interval.carriedOver().receivedBytes();
    }

    /** Messages/s that the system has stored. */
    double publishRate() {
        return perSecond(acked);
    }

    /** Messages/s that it has not stored. */
    double publishErrorRate() {
        return perSecond(failed);
    }

    /** Messages/s that were read, over all subscriptions. */
    double consumeRate() {
        return perSecond(received);
    }

    /** MB/s of 1024 x 1024 bytes; an ack does not tell its size, so this is the mean size of what was sent. */
    double publishMegabytes() {
        return sent == 0 ? 0 : publishRate() * sentBytes / sent / MEGABYTE;
    }

    /** MB/s of 1024 x 1024 bytes. */
    double consumeMegabytes() {
        return perSecond(receivedBytes) / MEGABYTE;
    }

    private double perSecond(long count) {
        return seconds == 0 ? 0 : count / seconds;
    }
}

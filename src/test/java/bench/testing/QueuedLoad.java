package bench.testing;

import bench.config.Arrivals;
import bench.config.Pace;
import bench.delivery.LoadCount;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import bench.worker.schedule.Schedule;
import bench.worker.schedule.Schedules;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * A client that keeps its schedule to the nanosecond, before a system that serves message by message at a constant rate and
 * takes a constant time on top. Confined to one thread; moments do not go back.
 */
public final class QueuedLoad {
    private static final long SECOND = 1_000_000_000;

    private final Pace pace;
    private final Schedule schedule;
    private final double serviceNs;
    private final long latencyNs;
    private final Deque<Sent> inFlight = new ArrayDeque<>();
    private double freeNs;
    private long nowNs;
    private long due;
    private long acked;
    private long lastAckNs = LoadCount.NEVER;

    private long intervalStartNs;
    private long dueBefore;
    private long ackedBefore;
    private Map<Latency, Histogram> latencies = histograms();

    private record Sent(long dueNs, long ackNs) {}

    /**
     * A load from moment 0 on.
     *
     * @param capacity messages/s that are served
     * @param latencyNs from the end of its service to its ack
     */
    public QueuedLoad(Arrivals arrivals, Pace pace, double capacity, long latencyNs) {
        this.pace = pace;
        this.schedule = new Schedules(arrivals, 1, 7).of(pace, 0).get(0);
        this.serviceNs = SECOND / capacity;
        this.latencyNs = latencyNs;
    }

    /** What has come of it by a moment. */
    public LoadCount look(long momentNs) {
        while (schedule.dueNs() < momentNs) {
            freeNs = Math.max(freeNs, (double) schedule.dueNs()) + serviceNs;
            inFlight.add(new Sent(schedule.dueNs(), (long) freeNs + latencyNs));
            due++;
            schedule.advance();
        }
        while (!inFlight.isEmpty() && inFlight.element().ackNs < momentNs) {
            Sent answered = inFlight.remove();
            lastAckNs = answered.ackNs;
            latencies.get(Latency.PUBLISH).recordValue(answered.ackNs - answered.dueNs);
            latencies.get(Latency.PUBLISH_RESPONSE).recordValue(answered.ackNs - answered.dueNs);
            acked++;
        }
        nowNs = momentNs;
        return new LoadCount(momentNs, due, due, acked, 0, lastAckNs);
    }

    /** Ends an interval at the moment of the last look. */
    public RunInterval closeInterval() {
        Span span = new Span(intervalStartNs, nowNs);
        long sent = due - dueBefore;
        MessageCounts counts = new MessageCounts(sent, sent, acked - ackedBefore, 0, 0, 0);
        IntervalStats stats =
                new IntervalStats(span, counts, MessageCounts.NONE, Blocked.NONE, Rejected.NONE, latencies);
        double rate = pace.meanRate((double) intervalStartNs / SECOND, (double) nowNs / SECOND);
        intervalStartNs = nowNs;
        dueBefore = due;
        ackedBefore = acked;
        latencies = histograms();
        return new RunInterval(Phase.MEASUREMENT, stats, 0, sent, rate);
    }

    private static Map<Latency, Histogram> histograms() {
        Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
        for (Latency latency : Latency.values()) {
            histograms.put(latency, new Histogram(3));
        }
        return histograms;
    }
}

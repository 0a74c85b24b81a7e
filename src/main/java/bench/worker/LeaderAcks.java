package bench.worker;

import bench.driver.SendCallback;
import bench.stats.LeaderRecorders;
import bench.time.Clock;

/**
 * Takes the acks of a producer whose messages go to several leaders, and times each by its leader as well. A class of its own, so
 * that the callback of all other loads has nothing of it. Called on the client's thread.
 */
final class LeaderAcks implements SendCallback {
    private final ProducerLoop loop;
    private final TopicLeaders leaders;
    private final LeaderRecorders.OfProducer times;
    private final Clock clock;

    LeaderAcks(ProducerLoop loop, TopicLeaders leaders, LeaderRecorders.OfProducer times, Clock clock) {
        this.loop = loop;
        this.leaders = leaders;
        this.times = times;
        this.clock = clock;
    }

    /** Nobody knows where the message is. */
    @Override
    public void completed(long sequence, long dueNs, long sentNs, Throwable error) {
        loop.completed(sequence, dueNs, sentNs, error);
    }

    @Override
    public void completed(int partition, long sequence, long dueNs, long sentNs, Throwable error) {
        if (error == null) {
            long ackedNs = clock.nanoTime();
            loop.acked(sequence, dueNs, sentNs, ackedNs);
            times.acked(leaders.placeOf(partition), sentNs, ackedNs);
        } else {
            loop.completed(sequence, dueNs, sentNs, error);
        }
    }
}

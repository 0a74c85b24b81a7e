package bench.worker;

import bench.config.Pace;
import bench.delivery.Delivery;
import bench.delivery.LoadCount;
import bench.driver.LogOffsets;
import bench.stats.ClosedInterval;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the load of one run: its producers and consumers, and what they record.
 *
 * <p>All methods are called by the control thread, roughly in this order. They take and return plain
 * data, so a worker may run elsewhere. Moments are in the time of the run: nanoseconds on the scale of the clock that the run
 * and its workers were given. Rates are messages/s over all producers. Where a method waits, an interrupt ends the wait.
 */
public interface Worker {
    /**
     * Creates the consumers, lets them join their subscriptions and waits until their subscriptions are ready. Those of topics that
     * were there before do not read yet.
     *
     * @throws bench.driver.DriverException when they are not ready within this time
     */
    void startConsumers(Duration timeout) throws InterruptedException;

    /** Creates the producers and what they are to send; they do not send yet. */
    void createProducers() throws InterruptedException;

    /** Times publishes by the leaders of their partitions. */
    LeaderTiming leaderTiming();

    /** Starts sending; phase 0 begins at this moment, at which the first send is due. */
    void startLoad(long startNs, Pace pace);

    /**
     * What is sent from this moment on is of the next phase and follows a new schedule: what the phase before owed is not
     * asked for again. The moment lies a little ahead, so that every thread knows of it in time.
     */
    void announcePhase(long startNs, Pace pace);

    /** The announced phase has begun at this moment: ends the last interval of the phase before it. */
    ClosedInterval beginPhase(long startNs);

    /** Nothing is sent that is due, or could be sent, at or after this moment. */
    void endLoadAt(long endNs);

    /**
     * How many messages the schedule asked for before this moment, since the load began. Moments do not go back, but for that
     * at which the last phase began.
     */
    long dueBefore(long momentNs);

    /** Ends the interval that is under way. */
    ClosedInterval closeInterval(long nowNs);

    /** From now on it is this rate, until the next phase. */
    void adjustRate(double rate);

    /** Goes on by a new schedule about this moment, by which nothing is due at another time than before. */
    void renewSchedule(long fromNs);

    /**
     * Whether consumers read; those that do not stay members of their subscriptions. Where only some of each subscription are
     * to catch up with a backlog, the others always read.
     */
    void read(boolean on);

    /**
     * Fails with the reason why a thread of the load has ended, if one has.
     *
     * @throws bench.driver.DriverException with that reason
     */
    void throwIfFailed();

    /** Why no send has succeeded and none will, where that is so. */
    Optional<String> hopelessBecause();

    /** How far the load has come, as of now. */
    LoadCount progress();

    /**
     * Messages that are acked and not yet received, over all subscriptions; without a stamp, where
     * repetitions count too, as of the last interval that was closed.
     */
    long backlog();

    /** Mean payload bytes of the messages that were sent, as of the last interval that was closed; of those to be sent before. */
    double meanMessageBytes();

    /** Changes of the assignment of partitions to consumers, so far. */
    long rebalances();

    /** How many messages the logs hold that the subscriptions have not read, of this run or not. */
    long behind(Map<String, List<LogOffsets>> logs);

    /** Ends the load, without waiting: producers send what they have buffered within this time, and close. */
    void endLoad(Duration timeout);

    /** Whether all producers have closed. */
    boolean isLoadEnded();

    /**
     * Ends the load, and waits until it has ended. A thread that is still blocked in {@code send} when the time is over is
     * interrupted.
     */
    void stopLoad(Duration timeout) throws InterruptedException;

    /**
     * Waits until every consumer has polled once more from start to end, which takes a fraction of a second, or until this
     * time is over. What was received before is then recorded, and what is repeated behind it as well.
     */
    void awaitPolls(Duration timeout) throws InterruptedException;

    /** Gives {@link #delivery} what the logs hold now, to separate what was lost from what could not be read. */
    void compareWith(Map<String, List<LogOffsets>> logs);

    /** Instead of {@link #compareWith}, where nothing is known of the logs: what is missing is not called lost. */
    void leaveUnread();

    /**
     * Ends the consumers, so that what was received no longer changes; within about this time. One that cannot close is a
     * warning: it takes nothing from what was received.
     */
    void stopConsumers(Duration timeout) throws InterruptedException;

    /** Whether consumers have received all that was acked. */
    default boolean isDelivered() {
        return backlog() == 0;
    }

    /** What became of the messages, as of now; empty without a stamp, or when none is sent. */
    Optional<Delivery> delivery();

    /** Sends that were due when the schedule was changed or the load ended, and that were given up then. */
    long abandoned();

    /** Whether topics have got partitions since the run began, as far as something was read from them. */
    boolean sawNewPartitions();

    /** Whether the topics that are read are none of those that are sent to, so that a mirror brings the messages there. */
    boolean isMirrored();

    /** Ends what is left of the load, and the consumers, within about twice this time. */
    void close(Duration timeout) throws InterruptedException;
}

package bench.worker;

import bench.driver.Leaders;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long publishes to each leader take, where what is sent goes to more than one. Called by the control thread; takes and
 * returns plain data.
 */
public interface LeaderTiming {
    /**
     * Who leads the partitions now. What is known when the load starts decides whether publishes are timed by leader, which takes
     * one more sample for each ack; later calls follow the leaders.
     */
    void follow(Leaders leaders);

    /** What is sent from this moment on, which lies a little ahead, is measured, or is not: only that is timed by leader. */
    void measureFrom(long startNs, boolean measured);

    /**
     * How long publishes took that were measured, by the leader's node, in nanoseconds; those of nodes that are not told apart at
     * {@link Leaders#NONE}. None where they are not timed by leader. What is taken is not there again.
     */
    Map<Integer, Histogram> take();
}

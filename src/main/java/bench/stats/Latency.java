package bench.stats;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The latencies that are measured, each from one moment in the life of a message to another.
 *
 * <p>A message is <em>due</em> when the schedule says that it leaves, <em>sent</em> when {@code send} is called,
 * <em>acked</em> when the ack callback runs, and <em>received</em> when the consumer's poll has returned it. Outputs loop
 * over these constants.
 */
public enum Latency {
    /** Sent to acked: the service time of a publish. */
    PUBLISH("publishLatency", "Pub Latency", TimeUnit.MILLISECONDS),
    /** Due to sent: the harness, or a blocked {@code send}, being late. */
    PUBLISH_DELAY("publishDelayLatency", "Pub Delay", TimeUnit.MICROSECONDS),
    /** Due to the moment at which the sending thread was awake for it: the part of the delay that is the harness's own. */
    HARNESS_DELAY("harnessDelayLatency", "Harness Delay", TimeUnit.MICROSECONDS),
    /** Due to acked: free of coordinated omission. */
    PUBLISH_RESPONSE("publishResponseLatency", "Pub Response", TimeUnit.MILLISECONDS),
    /** Sent to received. */
    END_TO_END("endToEndLatency", "E2E Latency", TimeUnit.MILLISECONDS),
    /** Due to received: free of coordinated omission. */
    END_TO_END_RESPONSE("endToEndResponseLatency", "E2E Response", TimeUnit.MILLISECONDS);

    /** Written by the thread that sends. */
    static final List<Latency> OF_SENDS = List.of(PUBLISH_DELAY, HARNESS_DELAY);
    /** Written by the thread on which acks arrive. */
    static final List<Latency> OF_ACKS = List.of(PUBLISH, PUBLISH_RESPONSE);
    /** Written by the thread that polls. */
    static final List<Latency> OF_RECEIPTS = List.of(END_TO_END, END_TO_END_RESPONSE);

    private final String resultName;
    private final String title;
    private final TimeUnit unit;

    Latency(String resultName, String title, TimeUnit unit) {
        this.resultName = resultName;
        this.title = title;
        this.unit = unit;
    }

    /** Start of the names of its fields in the result, such as {@code publishLatency}. */
    public String resultName() {
        return resultName;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** The unit of its values in the result: milliseconds, or microseconds. */
    public TimeUnit unit() {
        return unit;
    }

    /** Short name of {@link #unit}: {@code ms} or {@code us}. */
    public String unitSymbol() {
        return unit == TimeUnit.MICROSECONDS ? "us" : "ms";
    }

    /** Nanoseconds in one {@link #unit}. */
    public double nanosPerUnit() {
        return unit.toNanos(1);
    }
}

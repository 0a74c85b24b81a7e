package bench.stats;

import java.util.Arrays;
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
    PUBLISH("publishLatency", "Pub Latency", "Pub Latency", TimeUnit.MILLISECONDS, Recorded.ACK),
    /** Due to sent: the harness, or a blocked {@code send}, being late. */
    PUBLISH_DELAY("publishDelayLatency", "Pub Delay", "Pub Delay Latency", TimeUnit.MICROSECONDS, Recorded.SEND),
    /** Due to the moment at which the sending thread was awake for it: the part of the delay that is the harness's own. */
    HARNESS_DELAY("harnessDelayLatency", "Harness Delay", "", TimeUnit.MICROSECONDS, Recorded.SEND),
    /** Due to acked: free of coordinated omission. */
    PUBLISH_RESPONSE("publishResponseLatency", "Pub Response", "", TimeUnit.MILLISECONDS, Recorded.ACK),
    /** Sent to received. */
    END_TO_END("endToEndLatency", "E2E Latency", "E2E Latency", TimeUnit.MILLISECONDS, Recorded.RECEIPT),
    /** Due to received: free of coordinated omission. */
    END_TO_END_RESPONSE("endToEndResponseLatency", "E2E Response", "", TimeUnit.MILLISECONDS, Recorded.RECEIPT);

    /** The moment at which a latency is known, and so the thread that records it. */
    enum Recorded {
        /** By the thread that sends. */
        SEND,
        /** By the thread on which acks arrive. */
        ACK,
        /** By the thread that polls. */
        RECEIPT
    }

    private final String resultName;
    private final String title;
    /** Its name in the lines of the OpenMessaging Benchmark (OMB); empty where OMB has no such latency. */
    private final String ombTitle;

    private final TimeUnit unit;
    private final Recorded recorded;

    Latency(String resultName, String title, String ombTitle, TimeUnit unit, Recorded recorded) {
        this.ombTitle = ombTitle;
        this.recorded = recorded;
        this.resultName = resultName;
        this.title = title;
        this.unit = unit;
    }

    /** The latencies that are recorded together, in one critical section. */
    static List<Latency> at(Recorded moment) {
        return Arrays.stream(values()).filter(each -> each.recorded == moment).toList();
    }

    /** The latencies that OMB has too. */
    public static List<Latency> ofOmb() {
        return Arrays.stream(values()).filter(each -> !each.ombTitle.isEmpty()).toList();
    }

    /** Its name in OMB's line of an interval; OMB's line of a whole run has {@link #title}. */
    public String ombTitle() {
        return ombTitle;
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
}

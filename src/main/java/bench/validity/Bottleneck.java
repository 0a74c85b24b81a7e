package bench.validity;

import bench.result.Check.Verdict;

/** What kept the load from being more or from being faster, in a word, where the figures show it. */
final class Bottleneck {
    static final String NONE = "none";
    static final String CLIENT = "client";
    private static final String BROKER = "broker";

    private Bottleneck() {}

    /** {@code client}, {@code producer buffer}, {@code broker}, {@code consumer}, or {@code none}. */
    static String of(Evidence e) {
        if (e.isRateJudged() && e.isAnswerMissing()) {
            return ofWhatIsMissing(e);
        }
        if (e.answers().inFlight().grows()) {
            return BROKER;
        }
        if (e.isBlocked()) {
            // A buffer that overflows at times, or a partition without a leader.
            Waits waits = e.answers().waits();
            return waits.metadataSeconds() > waits.bufferSeconds() ? BROKER : "producer buffer";
        }
        return e.isOutrun() && !e.isHidden() && !e.isRemoved() ? "consumer" : NONE;
    }

    private static String ofWhatIsMissing(Evidence e) {
        if (e.blockedShare() - e.stalledShare() > 0.5) {
            // A producer that waits in send for most of the time has no use for more processors, however busy they are.
            return BROKER;
        }
        double load = Math.max(e.client().processLoad(), e.client().machineLoad());
        if (Allowed.CPU.verdict(load * 100) == Verdict.INVALID && !e.systemSharesMachine()) {
            return CLIENT;
        }
        double notSent = e.due() - e.total().counts().sent();
        if (e.answers().waits().throttledMs() > 0
                || e.total().counts().sent()
                                - e.total().counts().failed()
                                - e.answers().acked()
                        > notSent) {
            // It was sent, and there is no answer.
            return BROKER;
        }
        // What is missing was either given up to blocked sends, or the client was late although nobody blocked it.
        return e.blockedShare() >= (1 - e.answered()) / 2 ? BROKER : CLIENT;
    }
}

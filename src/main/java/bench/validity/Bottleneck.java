package bench.validity;

/** What kept the load from being more or from being faster, in a word, where the figures tell. */
final class Bottleneck {
    private static final String NONE = "none";

    private Bottleneck() {}

    /** {@code client}, {@code producer buffer}, {@code broker}, {@code consumer}, or {@code none}. */
    static String of(Evidence e) {
        boolean behind = e.targetRate() > 0 && e.achieved() < 0.995;
        boolean busy = Math.max(e.client().processLoad(), e.client().machineLoad()) > 0.95;
        if (behind && busy && !e.systemSharesMachine()) {
            return "client";
        }
        if (behind) {
            // What is missing was either given up to blocked sends, or the client was late although nobody blocked it.
            return e.blockedShare() >= (1 - e.achieved()) / 2 ? "broker" : "client";
        }
        if (e.isBlocked()) {
            // A buffer that overflows at times.
            return "producer buffer";
        }
        return e.isOutrun() ? "consumer" : NONE;
    }
}

package bench.driver;

import java.util.Objects;

/**
 * Something that happened to the system under test, or to the clients' ties to it.
 *
 * @param kind what it is
 * @param atNs when it was seen, on the scale of {@code Clock.nanoTime}
 * @param text one line that names what it happened to
 */
public record ClusterEvent(Kind kind, long atNs, String text) {
    /** What can happen. */
    public enum Kind {
        /** Partitions have another leader, or none. */
        LEADER_CHANGE,
        /** Partitions were taken from consumers, or given to others. */
        REBALANCE,
        /** A quota has begun to hold requests back. */
        THROTTLED,
        /** The system no longer has a node. */
        NODE_LOST,
        /** The system has a node that it did not have, or had lost. */
        NODE_BACK
    }

    public ClusterEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }
}

package bench.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Something that happened to the system under test, or to the clients' ties to it, while the load was on: what a step in the
 * course of a latency may come from.
 *
 * @param atSeconds when the clients saw it, since the measurement began; negative in the phases before it
 * @param kind what it is
 * @param text one line that names what it happened to
 */
public record Mark(double atSeconds, Kind kind, String text) {
    /** What can happen. */
    public enum Kind {
        /** Partitions have another leader, or none. */
        LEADER_CHANGE("leaderChange", "leader change", "leader changes"),
        /** Partitions were taken from consumers, or given to others. */
        REBALANCE("rebalance", "rebalance", "rebalances"),
        /** A quota has begun to hold requests back. */
        THROTTLED("throttled", "throttled", "throttled"),
        /** The cluster no longer has a node. */
        NODE_LOST("nodeLost", "node lost", "nodes lost"),
        /** The cluster has a node that it did not have, or had lost. */
        NODE_BACK("nodeBack", "node back", "nodes back");

        private final String word;
        private final String label;
        private final String plural;

        Kind(String word, String label, String plural) {
            this.word = word;
            this.label = label;
            this.plural = plural;
        }

        /** The word in the result. */
        @JsonValue
        public String word() {
            return word;
        }

        /** One of them, for people. */
        public String label() {
            return label;
        }

        /** Several of them, for people. */
        public String plural() {
            return plural;
        }
    }

    public Mark {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }
}

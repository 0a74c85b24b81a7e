package bench.config;

/** How the keys of messages are chosen; the names are those of the workload key {@code keyDistributor}. */
public enum KeyDistributorType {
    /** No key. */
    NO_KEY,
    /** One of a fixed set of keys after the other. */
    KEY_ROUND_ROBIN,
    /** A key of that set, picked by the nanoseconds of the clock. */
    RANDOM_NANO
}

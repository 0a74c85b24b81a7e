package bench.stats;

/** The part of a run in which load is offered. */
public enum Phase {
    /** The same load as in the measurement; its samples are in no result. */
    WARMUP,
    /** What the result is about. */
    MEASUREMENT
}

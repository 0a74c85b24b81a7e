package bench.result;

/**
 * A part of a run in which load is offered.
 *
 * @param name for people and files
 * @param measured whether it is what the result is about; else its samples are in no figure of the run
 */
public record Phase(String name, boolean measured) {
    /** The same load as in the measurement, for clients and cluster to warm up. */
    public static final Phase WARM_UP = new Phase("warm-up", false);

    /** What the result is about. */
    public static final Phase MEASUREMENT = new Phase("measurement", true);
}

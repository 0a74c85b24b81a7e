package bench.result;

/**
 * A part of a run in which load is offered.
 *
 * @param name for people and files
 * @param measured whether it is what the result is about; else its samples are in no figure of the run
 * @param reported whether its intervals are shown and kept; those of a search are not, which says by itself what it has found
 */
public record Phase(String name, boolean measured, boolean reported) {
    /** The same load as in the measurement, for clients and cluster to warm up. */
    public static final Phase WARM_UP = new Phase("warm-up", false);

    /** What the result is about. */
    public static final Phase MEASUREMENT = new Phase("measurement", true);

    /** One whose intervals are shown and kept. */
    public Phase(String name, boolean measured) {
        this(name, measured, true);
    }

    /** A step of a search. */
    public static Phase ofSearch(String name) {
        return new Phase(name, false, false);
    }
}

package bench.result;

/**
 * A number of a result.
 *
 * @param name by which it is asked for
 * @param value in its unit
 * @param unit such as {@code ms} or {@code msg/s}; empty for counts
 * @param isSupported whether enough was measured for the value to mean something
 */
public record Figure(String name, double value, String unit, boolean isSupported) {}

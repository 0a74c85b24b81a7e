package bench.report.live;

/**
 * What runs.
 *
 * @param title its name, of any length
 * @param sends whether it has producers
 * @param receives whether it has consumers
 */
public record Subject(String title, boolean sends, boolean receives) {}

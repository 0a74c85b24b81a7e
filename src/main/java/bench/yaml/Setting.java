package bench.yaml;

/**
 * One value of the command line that takes the place of a file's.
 *
 * @param option the option that said it, such as {@code --set}: what an error names
 * @param key a key of the file, or a property of one of its blocks ({@code producerConfig.linger.ms})
 * @param value as it was written; empty puts the key back to its default
 */
public record Setting(String option, String key, String value) {}

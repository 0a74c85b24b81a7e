package bench.yaml;

/**
 * A key of a file.
 *
 * @param name as files have it
 * @param fallback the value where the key is missing or empty
 * @param shape what its value may be
 */
public record Key<T>(String name, T fallback, Shape<T> shape) {}

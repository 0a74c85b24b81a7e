package bench.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How files are read.
 *
 * @param overrides settings of the command line for this kind of file; of two for the same thing the later one holds
 * @param lenient whether unknown keys, and known keys that are not delivered yet, are warnings instead of errors
 * @param variables the value of a variable that a file refers to as <code>${name}</code>
 * @param warnings takes one line for each thing that a user should know and that stops nothing
 */
public record ReadOptions(
        List<Setting> overrides,
        boolean lenient,
        Function<String, Optional<String>> variables,
        Consumer<String> warnings) {

    public ReadOptions {
        overrides = List.copyOf(overrides);
    }

    /** Strict, nothing overridden, variables from the environment and then from the system properties. */
    public static ReadOptions standard(Consumer<String> warnings) {
        return new ReadOptions(List.of(), false, ReadOptions::environmentThenProperties, warnings);
    }

    public ReadOptions withOverrides(List<Setting> settings) {
        return new ReadOptions(settings, lenient, variables, warnings);
    }

    public ReadOptions withLenient(boolean isLenient) {
        return new ReadOptions(overrides, isLenient, variables, warnings);
    }

    public ReadOptions withWarnings(Consumer<String> taker) {
        return new ReadOptions(overrides, lenient, variables, taker);
    }

    private static Optional<String> environmentThenProperties(String name) {
        return Optional.ofNullable(System.getenv(name)).or(() -> Optional.ofNullable(System.getProperty(name)));
    }
}

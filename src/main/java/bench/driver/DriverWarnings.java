package bench.driver;

import java.util.function.Consumer;

/** Takes what a user should know of a driver and what does not stop a run, one line each. Safe for use by many threads. */
@FunctionalInterface
public interface DriverWarnings extends Consumer<String> {
    /**
     * A warning about the driver file.
     *
     * @param key of the file, or a property of a block ({@code producerConfig.acks})
     * @param text that names the block and the property, as it may be shown without the file
     */
    default void about(String key, String text) {
        accept(text);
    }
}

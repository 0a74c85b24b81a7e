package bench.config;

import java.util.Map;

/** What a driver makes of the keys of a driver file that only it has. Immutable. */
public interface DriverSettings {
    /** A driver has no keys of its own. */
    DriverSettings NONE = new Texts(Map.of());

    /** The keys of a class of the user's, as text by name. */
    record Texts(Map<String, String> values) implements DriverSettings {
        public Texts {
            values = Map.copyOf(values);
        }
    }
}

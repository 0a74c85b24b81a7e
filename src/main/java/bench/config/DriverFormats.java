package bench.config;

import bench.yaml.Key;
import bench.yaml.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The format of driver files: the keys that all drivers have, and what each driver adds. Immutable. */
public final class DriverFormats {
    /** Only what all drivers have. */
    public static final DriverFormats NONE = new DriverFormats(List.of());

    private final List<DriverFormat> all;

    public DriverFormats(List<? extends DriverFormat> all) {
        this.all = List.copyOf(all);
    }

    /** The driver that a value of {@code driverClass} means; empty for a class of the user's. */
    Optional<DriverFormat> named(String driverClass) {
        return all.stream()
                .filter(each -> each.name().equalsIgnoreCase(driverClass)
                        || each.otherNames().contains(driverClass))
                .findFirst();
    }

    /** The keys that all drivers have, and those of each. */
    Vocabulary vocabulary() {
        return DriverKeys.VOCABULARY.withKeys(
                all.stream().flatMap(each -> each.ownKeys().stream()).toList());
    }

    /** The same for a file of this driver: what has an effect in its files. */
    Vocabulary vocabulary(DriverFormat format) {
        List<Key<?>> ofOthers = all.stream()
                .<Key<?>>flatMap(each -> each.ownKeys().stream())
                .filter(key -> !DriverKeys.VOCABULARY.knows(key.name()))
                .toList();
        return DriverKeys.VOCABULARY.withKeys(format.ownKeys()).withKeys(ofOthers);
    }

    /** The properties of all drivers' clients, each with its block. */
    Set<String> properties() {
        return all.stream().flatMap(each -> each.properties().stream()).collect(Collectors.toSet());
    }

    /** Another driver that has this key, where neither this one has it nor all do. */
    Optional<DriverFormat> otherOwner(String key, DriverFormat format) {
        boolean isItsOwn = DriverKeys.VOCABULARY.knows(key) || has(format, key);
        return all.stream().filter(each -> !isItsOwn && has(each, key)).findFirst();
    }

    /** The names of the drivers for which this holds. */
    List<String> names(Predicate<DriverFormat> condition) {
        return all.stream().filter(condition).map(DriverFormat::name).toList();
    }

    /** What {@code driverClass} must be, as the end of a rule. */
    public String choice() {
        return String.join(", ", names(each -> true)) + ", or a class on the class path";
    }

    /** What to do about a class that is not there, from a semicolon on. */
    String adviceFor(String missingClass) {
        return all.stream().map(each -> each.adviceFor(missingClass)).collect(Collectors.joining());
    }

    private static boolean has(DriverFormat format, String key) {
        return format.ownKeys().stream().map(Key::name).anyMatch(key::equals);
    }
}

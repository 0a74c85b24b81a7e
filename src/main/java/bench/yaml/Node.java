package bench.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a file together with its place. Immutable. */
public sealed interface Node {
    Position at();

    /** What the value is, with its article. */
    String kind();

    /** How a scalar is written. */
    enum Style {
        /** Without quotes, on one line: may be null, a number or a truth value. */
        PLAIN,
        /** In quotes: text. */
        QUOTED,
        /** With its lines as they are below the key. */
        LITERAL,
        /** Over several lines that YAML joined into one. */
        FOLDED
    }

    /**
     * A single value.
     *
     * @param text the value, after variables
     * @param source the value as the file has it
     * @param indent of the lines of a literal scalar, 0 for others
     */
    record Scalar(Position at, String text, String source, Style style, int indent) implements Node {
        public static Scalar plain(Position at, String text) {
            return new Scalar(at, text, text, Style.PLAIN, 0);
        }

        static Scalar string(Position at, String text) {
            return new Scalar(at, text, text, Style.QUOTED, 0);
        }

        @Override
        public String kind() {
            return isNull() ? "empty" : "a single value";
        }

        public Scalar withText(String newText) {
            return new Scalar(at, newText, source, style, indent);
        }

        boolean isNull() {
            return style == Style.PLAIN && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }
    }

    /** A list. */
    record Sequence(Position at, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with values, in the order of the file. */
    record Mapping(Position at, Map<String, Entry> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        /** The value of a key that is there and not empty. */
        public Optional<Node> value(String key) {
            return entry(key).map(Entry::value);
        }

        /** A key that is there and not empty. */
        public Optional<Entry> entry(String key) {
            return Optional.ofNullable(entries.get(key))
                    .filter(entry -> !(entry.value() instanceof Scalar scalar && scalar.isNull()));
        }

        /** The values as {@link Node#plain} gives them. */
        public Map<String, Object> plainValues() {
            Map<String, Object> values = new LinkedHashMap<>();
            entries.forEach((key, entry) -> values.put(key, entry.value().plain()));
            return Collections.unmodifiableMap(values);
        }

        public Mapping with(String key, Entry entry) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, entry);
            return new Mapping(at, changed);
        }

        public Mapping without(String key) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Mapping(at, changed);
        }

        /** The same keys with other values. */
        public Mapping mapped(ValueChange change) {
            Map<String, Entry> changed = new LinkedHashMap<>();
            entries.forEach((key, entry) -> changed.put(key, new Entry(entry.at(), change.apply(key, entry.value()))));
            return new Mapping(at, changed);
        }

        /** Makes a new value for a key. */
        @FunctionalInterface
        public interface ValueChange {
            Node apply(String key, Node value);
        }
    }

    /**
     * A value with its key.
     *
     * @param at the place of the key
     */
    record Entry(Position at, Node value) {}

    /** The same value as null, Boolean, Long, Double, String, List or Map. */
    public default Object plain() {
        if (this instanceof Scalar scalar) {
            return scalar.style() == Style.PLAIN ? Numbers.natural(scalar) : scalar.text();
        }
        if (this instanceof Sequence sequence) {
            List<Object> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(item.plain()));
            return Collections.unmodifiableList(items);
        }
        return ((Mapping) this).plainValues();
    }
}

package bench.yaml;

import java.util.Locale;
import java.util.Set;

/**
 * When a key that is known and not delivered means nothing, so that a file may have it.
 *
 * @param values at which it says what holds anyway; an empty value always does
 * @param without the key from which it has its meaning, or null: where that has no effect, this has none
 * @param mustBeSaid whether that key must be there to have none, and not just be missing
 * @param warning for a key that has no use here whatever its value, or null
 */
public record NoEffect(Set<String> values, String without, boolean mustBeSaid, String warning) {
    public NoEffect {
        values = Set.copyOf(values);
    }

    /** Nothing but an empty value is without effect. */
    public static NoEffect never() {
        return new NoEffect(Set.of(), null, false, null);
    }

    /** These values are without effect. */
    public static NoEffect at(String... values) {
        return new NoEffect(Set.of(values), null, false, null);
    }

    /** Every value is, and a warning says so. */
    public static NoEffect always(String warning) {
        return new NoEffect(Set.of(), null, false, warning);
    }

    /** So is every value where this key is missing, or without effect. */
    public NoEffect without(String key) {
        return new NoEffect(values, key, false, warning);
    }

    /** So is every value where this key is there and says that it is without effect: some drivers do not need it to be on. */
    public NoEffect whileOff(String key) {
        return new NoEffect(values, key, true, warning);
    }

    /** Whether this value says what holds anyway; numbers and lists are compared by what they mean. */
    boolean holdsFor(Node value) {
        if (value instanceof Node.Sequence list) {
            return list.items().isEmpty();
        }
        if (!(value instanceof Node.Scalar scalar)) {
            return false;
        }
        String text = scalar.text().strip();
        return scalar.isNull()
                || text.isEmpty()
                || values.contains(text.toLowerCase(Locale.ROOT))
                || Numbers.parse(text)
                        .map(number -> values.stream()
                                .flatMap(each -> Numbers.parse(each).stream())
                                .anyMatch(each -> each.compareTo(number) == 0))
                        .orElse(false);
    }
}

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
 * @param reason why no other value is taken, or null where that may change
 */
public record NoEffect(Set<String> values, String without, boolean mustBeSaid, String warning, String reason) {
    public NoEffect {
        values = Set.copyOf(values);
    }

    /** Nothing but an empty value is without effect. */
    public static NoEffect never() {
        return new NoEffect(Set.of(), null, false, null, null);
    }

    /** These values are without effect. */
    public static NoEffect at(String... values) {
        return new NoEffect(Set.of(values), null, false, null, null);
    }

    /** Every value is, and a warning says so. */
    public static NoEffect always(String warning) {
        return new NoEffect(Set.of(), null, false, warning, null);
    }

    /** So is every value where this key is missing, or without effect. */
    public NoEffect without(String key) {
        return new NoEffect(values, key, false, warning, reason);
    }

    /** So is every value where this key is there and says that it is without effect: some drivers do not need it to be on. */
    public NoEffect whileOff(String key) {
        return new NoEffect(values, key, true, warning, reason);
    }

    /** No other value will ever be taken, and this is why. */
    public NoEffect because(String why) {
        return new NoEffect(values, without, mustBeSaid, warning, why);
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

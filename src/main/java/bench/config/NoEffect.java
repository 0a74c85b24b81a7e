package bench.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * When a key that is known and not delivered means nothing, so that a file may have it.
 *
 * @param values at which it says what holds anyway; an empty value always does
 * @param without keys whose absence takes its meaning from it: all of them are missing, or without effect themselves
 * @param warning for a key that has no use here whatever its value, or null
 */
record NoEffect(Set<String> values, List<String> without, String warning) {
    NoEffect {
        values = Set.copyOf(values);
        without = List.copyOf(without);
    }

    /** Nothing but an empty value is without effect. */
    static NoEffect never() {
        return new NoEffect(Set.of(), List.of(), null);
    }

    /** These values are without effect. */
    static NoEffect at(String... values) {
        return new NoEffect(Set.of(values), List.of(), null);
    }

    /** Every value is, and a warning says so. */
    static NoEffect always(String warning) {
        return new NoEffect(Set.of(), List.of(), warning);
    }

    /** So is every value where these keys are missing, or without effect. */
    NoEffect without(String... keys) {
        return new NoEffect(values, List.of(keys), warning);
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

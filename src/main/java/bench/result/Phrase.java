package bench.result;

import java.util.List;
import java.util.Locale;

/**
 * Numbers, and how they are said: the text is made where it is shown.
 *
 * @param form a format of {@link java.util.Formatter} with a place for each number
 * @param numbers {@code Long}s and {@code Double}s, in the units that the form names
 */
public record Phrase(String form, List<Number> numbers) {
    public Phrase {
        numbers = numbers.stream()
                .map(number -> number instanceof Integer whole ? (Number) whole.longValue() : number)
                .toList();
    }

    /** A phrase of these numbers. */
    public static Phrase of(String form, Number... numbers) {
        return new Phrase(form, List.of(numbers));
    }

    /** Several phrases as one. */
    public static Phrase join(List<Phrase> phrases, String separator) {
        return new Phrase(
                String.join(separator, phrases.stream().map(Phrase::form).toList()),
                phrases.stream().flatMap(phrase -> phrase.numbers.stream()).toList());
    }

    /** The phrase, and then another one. */
    public Phrase then(Phrase next) {
        return join(List.of(this, next), "");
    }

    /** For people; the same in every locale. */
    public String text() {
        return String.format(Locale.ROOT, form, numbers.toArray());
    }
}

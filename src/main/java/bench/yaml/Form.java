package bench.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the value of a key looks like, for those who check a file without reading it, as an editor does: the part of a {@link Shape}
 * that can be said as data. Immutable.
 */
public sealed interface Form {
    /** Anything. */
    Form ANY = new Any();

    /** Says nothing. */
    record Any() implements Form {}

    /** A whole number. */
    record Whole(long least, long most) implements Form {}

    /** A number, in decimal. */
    record Decimal(String least, String most) implements Form {}

    /** True or false. */
    record Flag() implements Form {}

    /** Text of one line and of so many characters at most. */
    record Text(int longest) implements Form {}

    /** One of these words, in upper or lower case. */
    record Words(List<String> names) implements Form {
        public Words {
            names = List.copyOf(names);
        }
    }

    /** A duration with its unit. */
    record Time() implements Form {}

    /**
     * Text of another form.
     *
     * @param regex that the whole of it matches, in what Java and ECMAScript have in common
     */
    record Matching(String regex) implements Form {}

    /** Text of any number of lines. */
    record Lines() implements Form {}

    /** A list of such values, at least and at most so many. */
    record Items(Form of, int least, int most) implements Form {}

    /** Keys with such values, and no others. */
    record Fields(Map<String, Form> byName, List<String> required) implements Form {
        public Fields {
            byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
            required = List.copyOf(required);
        }
    }

    /** Keys of which the whole matches this, with such values. */
    record Entries(String keys, Form values) implements Form {}

    /** One of these forms. */
    record AnyOf(List<Form> forms) implements Form {
        public AnyOf {
            forms = List.copyOf(forms);
        }
    }

    /** One of these forms. */
    static Form anyOf(Form... forms) {
        return new AnyOf(List.of(forms));
    }

    /** A list of such values. */
    static Form list(Form form) {
        return new Items(form, 0, Integer.MAX_VALUE);
    }

    /** A value, or a list of such. */
    static Form oneOrMore(Form form) {
        return anyOf(form, list(form));
    }

    /** These keys, of which some must be there. */
    static Form fields(List<Key<?>> keys, Key<?>... required) {
        Map<String, Form> forms = new LinkedHashMap<>();
        keys.forEach(key -> forms.put(key.name(), key.shape().form()));
        return new Fields(forms, Stream.of(required).<String>map(Key::name).toList());
    }
}

package bench.yaml;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces <code>${name}</code> and <code>${name:-default}</code> in values; a default may hold further variables.
 *
 * <p>As in a shell, the default also holds where the variable is empty. Everything else stays as it is: a lone dollar sign
 * ({@code $ConnectionString}), and Kafka's own <code>${provider:path:key}</code>.
 */
final class Variables {
    private static final int DEEPEST = 20;
    private static final Pattern START = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)(}|:-)");

    private final Function<String, Optional<String>> values;
    private final Problems problems;

    Variables(Function<String, Optional<String>> values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** The value of a variable, without its syntax. */
    Optional<String> value(String name) {
        return values.apply(name);
    }

    /** The text with its variables replaced; what is not set is a problem at this place. */
    String resolve(String text, Position at) {
        return resolve(text, at, 0);
    }

    private String resolve(String text, Position at, int depth) {
        if (depth > DEEPEST) {
            problems.add(at, "the defaults of variables must be nested " + DEEPEST + " deep at most");
            return "";
        }
        Matcher start = START.matcher(text);
        StringBuilder resolved = new StringBuilder();
        int done = 0;
        while (start.find(done)) {
            boolean hasDefault = start.group(2).equals(":-");
            int end = hasDefault ? closingBrace(text, start.end()) : start.end() - 1;
            if (end < 0) {
                problems.add(at, "the variable '" + start.group(1) + "' has no closing brace '}'");
                break;
            }
            resolved.append(text, done, start.start());
            resolved.append(
                    hasDefault
                            ? orDefault(start.group(1), text.substring(start.end(), end), at, depth)
                            : orProblem(start.group(1), at));
            done = end + 1;
        }
        return resolved.append(text, done, text.length()).toString();
    }

    Node resolve(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.withText(resolve(scalar.text(), scalar.at()));
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    sequence.at(), sequence.items().stream().map(this::resolve).toList());
        }
        return ((Node.Mapping) node).mapped((key, value) -> resolve(value));
    }

    private String orDefault(String name, String fallback, Position at, int depth) {
        return values.apply(name).filter(value -> !value.isEmpty()).orElseGet(() -> resolve(fallback, at, depth + 1));
    }

    private String orProblem(String name, Position at) {
        return values.apply(name).orElseGet(() -> {
            problems.add(
                    at,
                    "the variable '" + name
                            + "' is set neither in the environment nor as a system property; set it, or write ${"
                            + name + ":-default}");
            return "";
        });
    }

    private static int closingBrace(String text, int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                return i;
            }
        }
        return -1;
    }
}

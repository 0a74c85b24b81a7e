package bench.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Reads a block of Java properties ({@link Properties#load(java.io.Reader)}) in which each property has a place.
 *
 * <p>Variables are replaced after the syntax of the properties was undone, so that a backslash in a variable's value stays. No message
 * quotes a value or a line, as it may be a secret.
 */
public final class PropertyBlock {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final Pattern ONE_VARIABLE = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_.-]*(?::-.*)?}");

    private final String block;
    private final Variables variables;
    private final Problems problems;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();

    private PropertyBlock(String block, Variables variables, Problems problems) {
        this.block = block;
        this.variables = variables;
        this.problems = problems;
    }

    /** The properties of a block that is written as text. */
    static Node.Mapping parse(String block, Node.Scalar text, Variables variables, Problems problems) {
        PropertyBlock reading = new PropertyBlock(block, variables, problems);
        if (text.style() == Node.Style.FOLDED) {
            problems.add(
                    text.at(),
                    block + " must keep its lines: write '" + block + ": |' and below it one 'key=value' a line");
        } else {
            reading.read(text);
        }
        return new Node.Mapping(text.at(), reading.entries);
    }

    /** The properties of a block that is written as a YAML mapping, as text. */
    static Node.Mapping asText(Node.Mapping mapping) {
        return mapping.mapped((key, value) -> value instanceof Node.Scalar scalar
                ? new Node.Scalar(
                        scalar.at(), scalar.isNull() ? "" : scalar.text(), scalar.source(), Node.Style.QUOTED, 0)
                : value);
    }

    /** Accepts what {@link #parse} and {@link #asText} give. */
    public static Shape<Map<String, String>> shape() {
        Shape<Map<String, String>> shape = (key, node, problems) -> {
            if (!(node instanceof Node.Mapping mapping)) {
                problems.add(node.at(), key + " must be lines of 'key=value', " + Wording.butIs(node));
                return Optional.empty();
            }
            Map<String, String> properties = new LinkedHashMap<>();
            mapping.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Scalar scalar) {
                    properties.put(name, scalar.text());
                } else {
                    problems.add(
                            entry.value().at(),
                            key + " must have single values, but one is "
                                    + entry.value().kind());
                }
            });
            return Optional.of(properties);
        };
        return shape.like(Form.anyOf(new Form.Lines(), new Form.Entries(".*", Form.ANY)));
    }

    private void read(Node.Scalar text) {
        List<String> lines = text.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String content = line.stripLeading();
            if (content.isEmpty() || content.startsWith("#") || content.startsWith("!")) {
                continue;
            }
            Position at = text.style() == Node.Style.LITERAL
                    ? text.at().at(text.at().line() + 1 + i, text.indent() + 1 + line.length() - content.length())
                    : text.at();
            StringBuilder property = new StringBuilder(content);
            while (continues(lines.get(i)) && i + 1 < lines.size()) {
                property.append('\n').append(lines.get(++i));
            }
            addAll(property.toString(), at);
        }
    }

    private static boolean continues(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** One property, or a variable that holds a block of them. */
    private void addAll(String property, Position at) {
        if (ONE_VARIABLE.matcher(property.strip()).matches()) {
            read(Node.Scalar.string(at, variables.resolve(property.strip(), at)));
        } else {
            add(property, at);
        }
    }

    private void add(String property, Position at) {
        if (!hasNameAndSeparator(property)) {
            problems.add(at, block + " must have lines of 'key=value', but this line is not one");
            return;
        }
        Properties parsed = new Properties();
        try {
            parsed.load(new StringReader(property));
        } catch (IllegalArgumentException e) {
            problems.add(at, block + " has a malformed \\uxxxx in this line: it must have four hexadecimal digits");
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        for (String name : parsed.stringPropertyNames()) {
            String value = variables.resolve(parsed.getProperty(name), at).strip();
            Node.Entry earlier = entries.get(name);
            if (earlier != null) {
                problems.addUnlessRepaired(
                        at,
                        block + " has " + shown(name) + " twice, first " + place(earlier, at),
                        "it must be given once; remove one, or take the last with --lenient",
                        "this one is used");
            }
            if (earlier == null || problems.areLenient()) {
                entries.put(name, new Node.Entry(at, Node.Scalar.string(at, value)));
            }
        }
    }

    /** Whether a name is followed by '=' or ':', which a bare {@link Properties#load} does not ask for. */
    private static boolean hasNameAndSeparator(String property) {
        int end = 0;
        while (end < property.length() && " \t\f=:\n".indexOf(property.charAt(end)) < 0) {
            end += property.charAt(end) == '\\' ? 2 : 1;
        }
        String rest = end < property.length() ? property.substring(end).stripLeading() : "";
        return end > 0 && (rest.startsWith("=") || rest.startsWith(":"));
    }

    private static String place(Node.Entry earlier, Position at) {
        return earlier.at().equals(at)
                ? "in the same place"
                : "in line " + earlier.at().line();
    }

    private static String shown(String name) {
        return NAME.matcher(name).matches() ? "the property '" + name + "'" : "a property";
    }
}

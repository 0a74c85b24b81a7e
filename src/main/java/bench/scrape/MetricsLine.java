package bench.scrape;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A line with a sample: a name, labels in braces, a value, a time, an exemplar; all but name and value may be missing. Confined to
 * one thread.
 */
final class MetricsLine {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private final String line;
    private final int number;
    /** Of the character that is read next. */
    private int at;

    /** @param number of the line, for messages */
    MetricsLine(String line, int number) {
        this.line = line;
        this.number = number;
    }

    /** The sample; empty where nobody wants its name, of which only that is read. */
    Optional<Sample> sample(Predicate<String> wanted) throws UnreadableMetricsException {
        String name = peek() == '{' ? "" : word("the name of a metric", MetricsLine::isOfName);
        if (!name.isEmpty() && !wanted.test(name)) {
            return Optional.empty();
        }
        skipBlanks();
        Map<String, String> labels = new LinkedHashMap<>();
        if (peek() == '{') {
            name = labels(name, labels);
        }
        if (name.isEmpty()) {
            throw wrong("the name of a metric");
        }
        skipBlanks();
        double value = value();
        skipBlanks();
        skipTime();
        skipExemplar();
        return wanted.test(name) ? Optional.of(new Sample(name, labels, value)) : Optional.empty();
    }

    /**
     * Reads labels.
     *
     * @param name of the metric; empty where it is in quotes among them, as a name with any characters is
     * @return the name
     */
    private String labels(String name, Map<String, String> labels) throws UnreadableMetricsException {
        String named = name;
        expect('{');
        skipBlanks();
        while (peek() != '}') {
            boolean isQuoted = peek() == '"';
            String label = isQuoted ? quoted() : word("the name of a label", MetricsLine::isOfLabel);
            skipBlanks();
            if (isQuoted && named.isEmpty() && peek() != '=') {
                named = label;
            } else {
                expect('=');
                skipBlanks();
                if (labels.put(label, quoted()) != null) {
                    throw new UnreadableMetricsException("line " + number + ": must not have a label twice");
                }
                skipBlanks();
            }
            if (peek() == ',') {
                at++;
                skipBlanks();
            } else if (peek() != '}') {
                throw wrong("a comma, or the end of the labels");
            }
        }
        at++;
        return named;
    }

    private String quoted() throws UnreadableMetricsException {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (peek() != '"') {
            char c = next("a quotation mark at the end of the value");
            if (c == '\\') {
                text.append(unescaped(next("a character after the backslash")));
            } else {
                text.append(c);
            }
        }
        at++;
        return text.toString();
    }

    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case '\\', '"' -> String.valueOf(c);
            // As Prometheus' server reads it: before anything else a backslash is one.
            default -> "\\" + c;
        };
    }

    private double value() throws UnreadableMetricsException {
        String text = token();
        if (text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        if (text.equalsIgnoreCase("+inf") || text.equalsIgnoreCase("inf")) {
            return Double.POSITIVE_INFINITY;
        }
        if (text.equalsIgnoreCase("-inf")) {
            return Double.NEGATIVE_INFINITY;
        }
        if (!NUMBER.matcher(text).matches()) {
            at -= text.length();
            throw wrong("a number");
        }
        return Double.parseDouble(text);
    }

    /** Of milliseconds, or of seconds with OpenMetrics: a scrape has a time of its own. */
    private void skipTime() throws UnreadableMetricsException {
        if (at < line.length() && peek() != '#') {
            String text = token();
            if (!NUMBER.matcher(text).matches()) {
                at -= text.length();
                throw wrong("a time, or the end of the line");
            }
            skipBlanks();
        }
    }

    private void skipExemplar() throws UnreadableMetricsException {
        if (at == line.length()) {
            return;
        }
        expect('#');
        skipBlanks();
        labels("an exemplar", new LinkedHashMap<>());
        skipBlanks();
        value();
        skipBlanks();
        skipTime();
        if (at < line.length()) {
            throw wrong("the end of the line");
        }
    }

    private String word(String what, IntPredicate isPart) throws UnreadableMetricsException {
        int start = at;
        while (at < line.length() && isPart.test(line.charAt(at))) {
            at++;
        }
        String word = line.substring(start, at);
        if (word.isEmpty() || Character.isDigit(word.charAt(0))) {
            at = start;
            throw wrong(what);
        }
        return word;
    }

    private static boolean isOfName(int c) {
        return isOfLabel(c) || c == ':';
    }

    private static boolean isOfLabel(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private String token() {
        int start = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return line.substring(start, at);
    }

    private void skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The next character; 0 at the end of the line. */
    private char peek() {
        return at < line.length() ? line.charAt(at) : 0;
    }

    private char next(String what) throws UnreadableMetricsException {
        if (at == line.length()) {
            throw wrong(what);
        }
        return line.charAt(at++);
    }

    private void expect(char c) throws UnreadableMetricsException {
        if (peek() != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private UnreadableMetricsException wrong(String expected) {
        char c = peek();
        String character = c > ' ' && c < 127 ? "'" + c + "'" : "something else";
        String seen = at >= line.length() ? "the end of the line" : character;
        return new UnreadableMetricsException(
                "line " + number + ", character " + (at + 1) + ": must be " + expected + ", but is " + seen);
    }
}

package bench.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** The recurring phrases of error messages. */
final class Wording {
    private static final int LONGEST_QUOTE = 60;
    private static final double CLOSE = 0.88;
    private static final Pattern SECRET =
            Pattern.compile("password|passwd|secret|token|credential|jaas|private|key", Pattern.CASE_INSENSITIVE);

    private Wording() {}

    /** The text in quotes, cut where it is long. */
    static String quoted(String text) {
        int end = text.offsetByCodePoints(0, Math.min(LONGEST_QUOTE, text.codePointCount(0, text.length())));
        return "'" + (end < text.length() ? text.substring(0, end) + "..." : text) + "'";
    }

    /** One line without control characters, whatever a file contained. */
    static String printable(String line) {
        return line.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What a value is, for the end of a sentence such as "topics must be a number, but". */
    static String butIs(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            return "but is " + node.kind();
        }
        if (scalar.source().equals(scalar.text())) {
            return "but is " + quoted(scalar.text());
        }
        // The value of a variable may be a secret that was put into the wrong place.
        String value = SECRET.matcher(scalar.source()).find() ? "hidden here" : quoted(scalar.text());
        return "but " + quoted(scalar.source()) + " is " + value;
    }

    /** "; did you mean 'x'?" where one of the known names is close, or nothing. */
    static String didYouMean(String name, Collection<String> known) {
        return nearest(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        record Candidate(String name, double closeness) {}
        return known.stream()
                .map(each -> new Candidate(each, similarity.apply(wanted, each.toLowerCase(Locale.ROOT))))
                .filter(each -> each.closeness >= CLOSE)
                .max(Comparator.comparingDouble(Candidate::closeness))
                .map(Candidate::name);
    }
}

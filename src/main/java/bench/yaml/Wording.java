package bench.yaml;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** The recurring phrases of error messages. */
public final class Wording {
    private static final int LONGEST_QUOTE = 120;
    private static final double CLOSE = 0.88;
    private static final int SHORTEST_WITH_ERRORS = 3;
    private static final int LETTERS_PER_ERROR = 4;
    private static final int MANY_ERRORS = Integer.MAX_VALUE;
    private static final Pattern SECRET =
            Pattern.compile("password|passwd|secret|token|credential|jaas|private|key", Pattern.CASE_INSENSITIVE);

    private static final Pattern DEFAULT = Pattern.compile("(\\$\\{[^}:]*:-)[^}]+}+");

    private Wording() {}

    /** The text in quotes, without secrets, and without its middle where it is long: what is wrong stands mostly at an end. */
    public static String quoted(String text) {
        return cut(Redaction.redactArgument(text));
    }

    private static String cut(String shown) {
        int length = shown.codePointCount(0, shown.length());
        if (length <= LONGEST_QUOTE) {
            return "'" + shown + "'";
        }
        int head = shown.offsetByCodePoints(0, LONGEST_QUOTE / 2);
        int tail = shown.offsetByCodePoints(shown.length(), -LONGEST_QUOTE / 2);
        return "'" + shown.substring(0, head) + "..." + shown.substring(tail) + "'";
    }

    /** The whole text in quotes: a path, or the name of a class or a topic, which may differ from another one anywhere. */
    public static String whole(String name) {
        return "'" + name + "'";
    }

    /** One line without control characters, whatever a file contained. */
    public static String printable(String line) {
        return line.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The first names and the number of the others: "a, b and 3 more". */
    public static String listed(Collection<String> names, int most) {
        String first = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() <= most ? first : first + " and " + (names.size() - most) + " more";
    }

    /** What a line on the first of several adds for the others: ", and likewise for 3 more", or nothing. */
    public static String likewise(int others) {
        return others == 0 ? "" : ", and likewise for " + others + " more";
    }

    /** Why a file could not be read or written, in few words. */
    public static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "a file has that name";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        if (reason == null) {
            return e.getClass().getSimpleName();
        }
        // A stream says "<path> (<reason>)", and the path is in the message already.
        String text = reason.replaceFirst("^.*\\((.*)\\)$", "$1").toLowerCase(Locale.ROOT);
        return text.equals("bad file descriptor") ? "it is closed" : text;
    }

    /** What a value is, for the end of a sentence such as "topics must be a number, but". */
    public static String butIs(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            return "but is " + node.kind();
        }
        long lines = scalar.text().lines().count();
        if (lines > 1) {
            return "but is a text of " + lines + " lines";
        }
        if (scalar.source().equals(scalar.text())) {
            return "but is " + quoted(scalar.text());
        }
        // The value of a variable, or its default, may be a secret that was put into the wrong place.
        if (SECRET.matcher(scalar.source()).find()) {
            return "but " + cut(DEFAULT.matcher(scalar.source()).replaceAll("$1" + Redaction.HIDDEN + "}"))
                    + " is hidden here";
        }
        return "but " + quoted(scalar.source()) + " is " + quoted(scalar.text());
    }

    /** "; did you mean 'x'?" where one of the known names is close, or nothing. */
    public static String didYouMean(String name, Collection<String> known) {
        return nearest(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    /** The known name with the fewest typing errors, or else the one that begins most like it; empty where none is close. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        record Candidate(String name, int errors, double closeness) {}
        return known.stream()
                .map(each -> {
                    String lower = each.toLowerCase(Locale.ROOT);
                    return new Candidate(each, typingErrors(wanted, lower), similarity.apply(wanted, lower));
                })
                .filter(each -> each.errors < MANY_ERRORS || each.closeness >= CLOSE)
                .min(Comparator.comparingInt(Candidate::errors)
                        .thenComparing(
                                Comparator.comparingDouble(Candidate::closeness).reversed()))
                .map(Candidate::name);
    }

    /** Letters that are missing, too many, wrong, or have changed places with the next one. */
    private static int typingErrors(String name, String known) {
        int most = known.length() < SHORTEST_WITH_ERRORS ? 0 : Math.max(1, known.length() / LETTERS_PER_ERROR);
        // A name may be as long as a file.
        int errors = Math.abs(name.length() - known.length()) > most
                ? -1
                : new DamerauLevenshteinDistance(most).apply(name, known);
        return errors < 0 ? MANY_ERRORS : errors;
    }
}

package bench.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The mistakes that were found in one file so far. Confined to the thread that reads it. */
public final class Problems {
    /** A mistake; {@code missing} is the key that is not there, or null, and a {@code lasting} one is none of a template. */
    private record Problem(Position at, String text, String missing, boolean lasting) {
        Problem(Position at, String text) {
            this(at, text, null, false);
        }

        String line() {
            return Wording.printable(at + ": " + text);
        }
    }

    private static final Comparator<Problem> IN_FILE_ORDER = Comparator.comparing(Problem::at, Position.FILE_ORDER);

    static final String TEMPLATE = "this is a template: render it first";

    /** What a lenient reading makes of what it steps over. */
    public static final String IGNORED = "ignored";

    private final List<Problem> found = new ArrayList<>();
    private Set<Integer> placeholders = Set.of();
    private final boolean lenient;
    private final Consumer<String> warnings;

    public Problems(ReadOptions options) {
        this.lenient = options.lenient();
        this.warnings = options.warnings();
    }

    public void add(Position at, String text) {
        found.add(new Problem(at, text));
    }

    /** A key is not there that must be. Not added where the key is there, but misspelled. */
    void addMissing(Position at, String key, String meaning) {
        found.add(new Problem(at, key + " is missing: " + meaning, key, false));
    }

    /** A mistake that would still be there if the file were a template and rendered, whatever is in its line. */
    void addLasting(Position at, String text) {
        found.add(new Problem(at, text, null, true));
    }

    /** A mistake about a key that a lenient reading steps over. */
    public void addUnlessLenient(Position at, String text) {
        if (lenient) {
            warn(at, text + " (" + IGNORED + ")");
        } else {
            add(at, text);
        }
    }

    /** Lines with what may be a placeholder: it is one where its line has a mistake. */
    void expectPlaceholders(Set<Integer> lines) {
        placeholders = lines;
    }

    /** A mistake that a lenient reading makes something of: {@code remedy} says what, as does OMB. */
    public void addUnlessRepaired(Position at, String text, String wayOut, String remedy) {
        if (lenient) {
            warn(at, text + " (" + remedy + ")");
        } else {
            add(at, text + ": " + wayOut);
        }
    }

    boolean areLenient() {
        return lenient;
    }

    public void warn(Position at, String text) {
        warnings.accept(new Problem(at, text).line());
    }

    /** Adds a mistake after which nothing more can be read. */
    ConfigException fatal(Position at, String text) {
        add(at, text);
        return exception();
    }

    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw exception();
        }
    }

    private ConfigException exception() {
        Optional<Problem> placeholder =
                found.stream().filter(this::isAboutPlaceholder).min(IN_FILE_ORDER);
        if (placeholder.isPresent()) {
            // What else is wrong shows when it is rendered.
            return new ConfigException(new Problem(placeholder.get().at, TEMPLATE).line());
        }
        return new ConfigException(found.stream()
                .filter(problem -> problem.missing == null || !isMisspelled(problem.missing))
                .sorted(IN_FILE_ORDER)
                .map(Problem::line)
                .toList());
    }

    private boolean isAboutPlaceholder(Problem problem) {
        return !problem.lasting && placeholders.contains(problem.at.line());
    }

    private boolean isMisspelled(String key) {
        return found.stream().anyMatch(problem -> problem.text.contains("did you mean '" + key + "'?"));
    }
}

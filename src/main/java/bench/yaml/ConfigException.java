package bench.yaml;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A mistake of the user in a file or on the command line: exit code 2, one line each, no stack trace.
 *
 * <p>Each problem says where it is ({@code file:line:column} where there is one), what is wrong and what is allowed.
 */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A mistake that was found by somebody who does not know the file's lines.
     *
     * @param key of the file, or a property of a block ({@code producerConfig.acks}); empty where none can be named
     * @param text what is wrong and what is allowed
     */
    public record Mistake(String key, String text) {}

    private final transient List<String> problems;
    private final transient List<Mistake> mistakes;

    /** One problem. */
    public ConfigException(String problem) {
        this(List.of(problem));
    }

    /** All the problems that were found in one pass; at least one. */
    public ConfigException(List<String> problems) {
        this(problems, problems.stream().map(text -> new Mistake("", text)).toList());
    }

    private ConfigException(List<String> problems, List<Mistake> mistakes) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
        this.mistakes = List.copyOf(mistakes);
    }

    /** Mistakes of a file whose lines are not known; {@code source} names it until they are. */
    public static ConfigException of(String source, List<Mistake> mistakes) {
        return new ConfigException(
                mistakes.stream().map(each -> source + ": " + each.text()).toList(), mistakes);
    }

    /** Checks a component of a record: the rule says "x must be ..". */
    public static void require(boolean holds, String rule, Object actual) {
        if (!holds) {
            throw new ConfigException(rule + ", but was " + actual);
        }
    }

    /** The same with the place of each mistake in its file, which this gives for its key. */
    public ConfigException in(UnaryOperator<String> places) {
        Function<Mistake, String> line = each -> places.apply(each.key()) + ": " + each.text();
        return new ConfigException(mistakes.stream().map(line).toList(), mistakes);
    }

    /** Whether a problem is one of a file, as {@link #problems} have it. */
    public static boolean isOfFile(Path file, String problem) {
        return problem.startsWith(Wording.printable(Position.of(file) + ":"));
    }

    /** Whether a problem is one of an option of the command line, as {@link #problems} have it. */
    public static boolean isOfOption(String problem) {
        return problem.startsWith("--");
    }

    /** The problems as they were found, without their places. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** One line for each problem, in the order of the file. */
    public List<String> problems() {
        return problems;
    }
}

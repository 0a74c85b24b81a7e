package bench.config;

import java.util.List;

/**
 * A mistake of the user in a file or on the command line: exit code 2, one line each, no stack trace.
 *
 * <p>Each problem says where it is ({@code file:line:column} where there is one), what is wrong and what is allowed.
 */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** One problem. */
    public ConfigException(String problem) {
        this(List.of(problem));
    }

    /** All the problems that were found in one pass; at least one. */
    public ConfigException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** Checks a component of a record: the rule says "x must be ..". */
    static void require(boolean holds, String rule, Object actual) {
        if (!holds) {
            throw new ConfigException(rule + ", but was " + actual);
        }
    }

    /** One line for each problem, in the order of the file. */
    public List<String> problems() {
        return problems;
    }
}

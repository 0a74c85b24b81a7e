package bench.campaign;

import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A setting that varies: a key that {@code --set} takes, and its values as they were written.
 *
 * @param option that says it, for messages
 * @param key of a workload or driver file, or a property of one of its blocks
 * @param values at least one, each once
 */
public record Axis(String option, String key, List<String> values) {
    /** The option for any key. */
    public static final String OPTION = "--vary";

    private static final String FORM = "KEY=VALUE,VALUE,..., such as producerConfig.linger.ms=0,5,20";

    public Axis {
        values = List.copyOf(values);
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (!seen.add(value)) {
                throw new ConfigException(
                        option + ": " + key + " must have each value once, but has " + shown(key, value) + " twice");
            }
            RateShare.check(option, key, value);
        }
    }

    /**
     * What an argument says. Commas separate values, except within quotes, which go around a whole value, and within the brackets
     * of a list or a mapping.
     *
     * @throws ConfigException when it has another form
     */
    public static Axis parse(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1 || argument.substring(0, equals).isBlank()) {
            throw new ConfigException(OPTION + ": must be " + FORM + ", but is " + Wording.quoted(argument));
        }
        String key = argument.substring(0, equals).strip();
        return new Axis(OPTION, key, values(key, argument.substring(equals + 1)));
    }

    private static List<String> values(String key, String text) {
        List<String> values = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int end = end(key, text, from);
            values.add(unquoted(text.substring(from, end).strip()));
            from = end + 1;
        }
        return values;
    }

    /** Where the value ends that begins here: at a comma, or at the end of the text. */
    private static int end(String key, String text, int from) {
        int start = from;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int at = start;
        char quote = start < text.length() ? text.charAt(start) : ' ';
        if (quote == '\'' || quote == '"') {
            at = text.indexOf(quote, start + 1) + 1;
            if (at == 0) {
                throw new ConfigException(
                        OPTION + ": the value of " + key + " that begins with " + quote + " must end with another one");
            }
        }
        int depth = 0;
        for (; at < text.length() && (depth > 0 || text.charAt(at) != ','); at++) {
            depth += "[{".indexOf(text.charAt(at)) >= 0 ? 1 : "]}".indexOf(text.charAt(at)) >= 0 ? -1 : 0;
        }
        if (depth > 0) {
            throw new ConfigException(OPTION + ": a list or mapping of " + key + " must have its closing bracket");
        }
        return at;
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() > 1
                && "'\"".indexOf(value.charAt(0)) >= 0
                && value.charAt(value.length() - 1) == value.charAt(0);
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }

    /** A value may be a secret, which its key shows. */
    private static String shown(String key, String value) {
        return value.isEmpty() ? "an empty one" : Wording.quoted(key + "=" + value);
    }
}

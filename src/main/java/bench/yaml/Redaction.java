package bench.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one rule by which passwords, keys and tokens are kept out of what is written. A value is replaced where the name of its key says that it is
 * one, at any depth; so are assignments to such a name within a text, and the passwords of addresses of the form
 * {@code scheme://user:password@host}; a user without a password may be a token. Stateless.
 *
 * <p>It rather hides too much: a property of an unknown plug-in whose name ends in {@code key} is taken for a secret.
 */
public final class Redaction {
    /** What stands in the place of a secret. */
    public static final String HIDDEN = "[hidden]";

    /** Certificates are no secrets, but Kafka treats them as such, since they may come in one text with their key. */
    private static final String ANYWHERE = "passw|passphrase|secret|jaas|credential|private|certificate|user\\.info";

    private static final String AT_THE_END = "(?:key|token|pwd)s?";

    private static final Pattern NAME = Pattern.compile(ANYWHERE + "|" + AT_THE_END + "$", Pattern.CASE_INSENSITIVE);

    /** The name of a secret, with or without quotes, and the sign after it. */
    private static final String ASSIGNED =
            "(?<![\\w.-])((?:[\\w.-]*(?:" + ANYWHERE + ")[\\w.-]*|[\\w.-]*" + AT_THE_END + ")[\"']?\\s*[=:]\\s*)";

    private static final Pattern ASSIGNMENT = Pattern.compile(
            ASSIGNED + "(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^']*'|[^;\\r\\n]+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern REST = Pattern.compile(ASSIGNED + ".*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern ADDRESS = Pattern.compile("(://(?:[^/\\s:@]*:)?)[^/\\s@]+@");

    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?#]*\\?)[^\\s#]+", Pattern.CASE_INSENSITIVE);

    private Redaction() {}

    /** Whether the value of the key or property with this name must not be shown. */
    public static boolean isSecret(String name) {
        return NAME.matcher(name).find();
    }

    /** A text without the secrets that it assigns to a name, or has in an address. */
    public static String redact(String text) {
        String hidden = Matcher.quoteReplacement(HIDDEN);
        String assigned = ASSIGNMENT.matcher(text).replaceAll("$1" + hidden);
        return ADDRESS.matcher(assigned).replaceAll("$1" + hidden + "@");
    }

    /**
     * An argument of a command line without the secrets that it assigns to a name, or has in an address. Nothing is shown
     * after such a name: a shell has taken the quotes away that would show where the secret ends. Nor is the query of an
     * address, whose names are those of another program.
     */
    public static String redactArgument(String argument) {
        String hidden = Matcher.quoteReplacement(HIDDEN);
        String assigned = REST.matcher(argument).replaceFirst("$1" + hidden);
        return redact(QUERY.matcher(assigned).replaceAll("$1" + hidden));
    }

    /** A copy in the same order without secrets; maps and lists in it are copied likewise. */
    public static Map<String, Object> redact(Map<String, ?> values) {
        Map<String, Object> shown = new LinkedHashMap<>();
        values.forEach((name, value) -> shown.put(name, redact(name, value)));
        return shown;
    }

    private static Object redact(String name, Object value) {
        // What is missing is no secret, and may be what somebody looks for.
        if (isSecret(name) && value != null && !"".equals(value)) {
            return HIDDEN;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> shown = new LinkedHashMap<>();
            map.forEach((key, each) -> shown.put(String.valueOf(key), redact(String.valueOf(key), each)));
            return shown;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> redact(name, each)).toList();
        }
        return value instanceof String text ? redact(text) : value;
    }
}

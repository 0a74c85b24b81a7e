package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.yaml.Redaction;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the passwords, keys and tokens of a driver file out of every message. Immutable. */
final class Secrets {
    private static final String JAAS = "jaas";

    /** The words of a JAAS entry that show what is wrong with it and are no secret. */
    private static final Set<String> OPEN_WORDS =
            Set.of("username", "password", "required", "requisite", "sufficient", "optional");

    /** A value between quotes, in which a backslash takes the next sign as it is. */
    private static final Pattern JAAS_QUOTED = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

    private static final Pattern JAAS_WORD = Pattern.compile("[^\\s;\"'=]+");

    /** Alternatives of everything to hide, the longest first; null when there is nothing. */
    private final Pattern hidden;

    Secrets(DriverConfig config) {
        Set<String> values = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (Map<String, String> block : List.of(
                config.blocks().common(),
                config.blocks().producer(),
                config.blocks().consumer())) {
            block.forEach((name, value) -> {
                if (Redaction.isSecret(name)) {
                    addParts(name, value, values);
                }
            });
        }
        hidden = values.isEmpty()
                ? null
                : Pattern.compile(
                        String.join("|", values.stream().map(Secrets::asPattern).toList()));
    }

    /** The text as one line, without any secret of the file. */
    String hideIn(String text) {
        String line = text.replaceAll("\\s*\\R\\s*", " ");
        return hidden == null ? line : hidden.matcher(line).replaceAll(Matcher.quoteReplacement(Redaction.HIDDEN));
    }

    private static void addParts(String name, String value, Set<String> values) {
        if (!name.toLowerCase(Locale.ROOT).contains(JAAS)) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
            return;
        }
        JAAS_QUOTED
                .matcher(value)
                .results()
                .map(quoted -> quoted.group(1))
                .filter(quoted -> !quoted.isBlank() && !OPEN_WORDS.contains(quoted))
                .forEach(quoted -> {
                    values.add(quoted);
                    values.add(quoted.replaceAll("\\\\(.)", "$1"));
                });
        // Kafka's parser quotes the words that it did not understand; the first is the class of the login module.
        Matcher word = JAAS_WORD.matcher(value);
        boolean first = true;
        while (word.find()) {
            if (!first && !OPEN_WORDS.contains(word.group())) {
                values.add(word.group());
            }
            first = false;
        }
    }

    /** A short secret may be part of many words, so it is hidden only as a whole word. */
    private static String asPattern(String value) {
        String literal = Pattern.quote(value);
        return value.length() >= 4 ? literal : "(?<!\\w)" + literal + "(?!\\w)";
    }
}

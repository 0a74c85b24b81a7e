package bench.yaml;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Recognizes a text that is no workload and no driver file: the template of one, a properties file, or text without the sign of a
 * comment. No message quotes it, as it may have secrets in it.
 */
final class ForeignText {
    /** What no value of ours has: the marks of Jinja, Mustache, Helm and ERB. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}|<%.*?%>");

    /** What a value may have, though seldom a right one: {@code <host>}, {@code @host@}, {@code $(host)}, and {host} alone. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "<[A-Za-z_][\\w .-]*>|@[A-Za-z_]\\w*@|\\$\\([A-Za-z_]\\w*\\)|[:=]\\s*\"?\\{[A-Za-z_]\\w*}\"?\\s*$");

    private static final Pattern PROPERTY = Pattern.compile("\\s*[A-Za-z][\\w.-]*\\s*=.*");
    private static final Pattern KEY = Pattern.compile("\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s#][^:]*?)\\s*:(?:\\s.*)?");
    /** A key of one or two words: a sentence with a colon in it is no key. */
    private static final Pattern SHORT_KEY =
            Pattern.compile("\\s*[\"']?[\\w.${}-]+(?: [\\w.${}-]+)?[\"']?\\s*:(?:\\s.*)?");

    private static final Pattern OTHER_YAML = Pattern.compile("\\s*(?:---|\\.\\.\\.|%|- |-$|[\\[{&!?*>|\"']).*");
    private static final Pattern BLOCK = Pattern.compile("\\w+Config\\s*:.*");
    private static final Pattern COMMENT_OF_OTHERS = Pattern.compile("\\s*(?://|/\\*|\\*|<!--|--\\s|;|REM\\b).*");
    private static final Pattern LICENCE =
            Pattern.compile("licen[sc]e|copyright|\\(c\\)|apache|all rights reserved", Pattern.CASE_INSENSITIVE);

    private final List<String> lines;
    private final Position file;
    private final Vocabulary vocabulary;

    ForeignText(String text, Position file, Vocabulary vocabulary) {
        this.lines = text.lines().toList();
        this.file = file;
        this.vocabulary = vocabulary;
    }

    /**
     * Looks at the text before it is read as YAML.
     *
     * @throws ConfigException when it is a template or a properties file
     */
    void check(Problems problems) {
        for (int i = 0; i < lines.size(); i++) {
            if (!isComment(lines.get(i)) && TEMPLATE.matcher(lines.get(i)).find()) {
                throw problems.fatal(file.at(i + 1, 1), Problems.TEMPLATE);
            }
        }
        Optional<Integer> first = IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank() && !isComment(lines.get(i)))
                .boxed()
                .findFirst();
        if (first.isPresent() && PROPERTY.matcher(lines.get(first.get())).matches()) {
            throw problems.fatal(file.at(first.get() + 1, 1), propertiesFile());
        }
        problems.expectPlaceholders(IntStream.range(0, lines.size())
                .filter(i -> !isComment(lines.get(i))
                        && PLACEHOLDER.matcher(lines.get(i)).find())
                .mapToObj(i -> i + 1)
                .collect(Collectors.toSet()));
    }

    /** What to say of a properties file in the place of a file of this kind. */
    String propertiesFile() {
        return "this looks like a properties file: "
                + (vocabulary.blocks().isEmpty()
                        ? "a " + vocabulary.kind() + " file must have lines of 'key: value'"
                        : "put it below commonConfig: |, each line indented, in a file with driverClass: kafka");
    }

    /**
     * The mistake in the first line that is neither a key nor a comment, if there is one up to the line in which reading failed. YAML
     * takes plain text for the start of a key, and complains only where that does not end.
     */
    Optional<ConfigException> firstLineOfText(int failedLine, Problems problems) {
        boolean mayBeText = true;
        String key = "";
        for (int i = 0; i < Math.min(failedLine, lines.size()); i++) {
            String line = lines.get(i);
            if (line.isBlank() || isComment(line) || !(mayBeText || startsLine(line))) {
                continue;
            }
            if ((mayBeText ? SHORT_KEY : KEY).matcher(line).matches()) {
                key = line;
                mayBeText = false;
            } else if (OTHER_YAML.matcher(line).matches()
                    && !COMMENT_OF_OTHERS.matcher(line).matches()) {
                return Optional.empty();
            } else {
                int column = line.length() - line.stripLeading().length() + 1;
                return Optional.of(problems.fatal(file.at(i + 1, column), isText(line, key)));
            }
        }
        return Optional.empty();
    }

    private String isText(String line, String keyBefore) {
        if (PROPERTY.matcher(line).matches() && BLOCK.matcher(keyBefore).matches()) {
            return "this is no line of 'key: value': a property must be indented, below 'key: |'";
        }
        String rule = "this is no line of 'key: value'";
        if (COMMENT_OF_OTHERS.matcher(line).matches()) {
            return rule + ": a comment must have # at the start of each line";
        }
        return LICENCE.matcher(line).find()
                ? rule + ", it looks like the text of a licence: put # at the start of each line of it"
                : rule + ": if it is a comment, put # at the start of each line of it";
    }

    private static boolean startsLine(String line) {
        return !Character.isWhitespace(line.charAt(0));
    }

    private static boolean isComment(String line) {
        String content = line.stripLeading();
        return content.startsWith("#") || content.startsWith("!");
    }

    /** Whether none of these keys is one of the vocabulary, and some are what only properties are named. */
    boolean isProperties(Set<String> keys) {
        return keys.stream().noneMatch(vocabulary::isKey) && keys.stream().anyMatch(key -> key.contains("."));
    }
}

package bench.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Parses one YAML document into nodes that know their places. */
final class YamlTree {
    private static final Pattern ANCHOR_OR_TAG = Pattern.compile("^(?:[&!]\\S*\\s+)+");

    private final List<String> lines;
    private final Position file;
    private final Problems problems;
    private final ForeignText foreign;
    private final YAMLParser parser;

    private YamlTree(String text, Position file, ForeignText foreign, Problems problems) {
        this.lines = text.lines().toList();
        this.file = file;
        this.problems = problems;
        this.foreign = foreign;
        this.parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text);
    }

    /**
     * The document's only value.
     *
     * @throws ConfigException when this is not one YAML document with something in it
     */
    static Node parse(String text, Position file, ForeignText foreign, Problems problems) {
        YamlTree tree = new YamlTree(text, file, foreign, problems);
        try (YAMLParser parser = tree.parser) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw problems.fatal(file, "the file is empty: it must have lines of 'key: value'");
            }
            Node root = tree.node(first);
            JsonToken next = parser.nextToken();
            if (next != null && !(next.isScalarValue() && parser.getString().isEmpty())) {
                throw problems.fatal(tree.here(), "a second document starts here: a file must have only one");
            }
            return root;
        } catch (JacksonException e) {
            throw tree.notYaml(e);
        }
    }

    private Node node(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> mapping();
            case START_ARRAY -> sequence();
            default -> scalar(token);
        };
    }

    private Node.Mapping mapping() {
        Position at = here();
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            Position keyAt = here();
            Node value = node(parser.nextToken());
            Node.Entry earlier = entries.get(key);
            if (earlier != null) {
                problems.addUnlessRepaired(
                        keyAt,
                        "the key " + Wording.quoted(key) + " is there twice, first in line "
                                + earlier.at().line(),
                        "it must be given once",
                        "this one is used");
            }
            if (earlier == null || problems.areLenient()) {
                entries.put(key, new Node.Entry(keyAt, value));
            }
        }
        return new Node.Mapping(at, entries);
    }

    private Node.Sequence sequence() {
        Position at = here();
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token));
        }
        return new Node.Sequence(at, List.copyOf(items));
    }

    private Node.Scalar scalar(JsonToken token) {
        Position at = here();
        if (parser.isCurrentAlias()) {
            problems.add(at, "YAML aliases (*name) are not supported: the value must be written out");
            return Node.Scalar.plain(at, "");
        }
        if (token == JsonToken.VALUE_EMBEDDED_OBJECT) {
            problems.add(at, "binary values are not supported: the value must be text");
            return Node.Scalar.plain(at, "");
        }
        String text = parser.getString();
        TokenStreamLocation end = parser.currentLocation();
        // The end of a block is the start of the line below it.
        int endLine = end.getColumnNr() == 1 ? end.getLineNr() - 1 : end.getLineNr();
        Node.Style style = style(at, endLine);
        return new Node.Scalar(at, text, text, style, style == Node.Style.LITERAL ? indent(at, endLine) : 0);
    }

    /** From the source, since the parser does not say. */
    private Node.Style style(Position at, int endLine) {
        String line = at.line() > 0 && at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
        int start = Math.max(0, Math.min(at.column() - 1, line.length()));
        // An anchor or a tag stands before the value.
        String value = ANCHOR_OR_TAG.matcher(line.substring(start)).replaceFirst("");
        return switch (value.isEmpty() ? ' ' : value.charAt(0)) {
            case '\'', '"' -> Node.Style.QUOTED;
            case '|' -> Node.Style.LITERAL;
            case '>' -> linesBelow(at, endLine).count() > 1 ? Node.Style.FOLDED : Node.Style.LITERAL;
            default -> endLine > at.line() ? Node.Style.FOLDED : Node.Style.PLAIN;
        };
    }

    private int indent(Position at, int endLine) {
        return linesBelow(at, endLine)
                .findFirst()
                .map(line -> line.length() - line.stripLeading().length())
                .orElse(0);
    }

    private Stream<String> linesBelow(Position at, int endLine) {
        return lines.stream().limit(endLine).skip(at.line()).filter(line -> !line.isBlank());
    }

    private Position here() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return file.at(location.getLineNr(), location.getColumnNr());
    }

    private ConfigException notYaml(JacksonException e) {
        return foreign.firstLineOfText(failedLine(e), problems).orElseGet(() -> inWordsOfParser(e));
    }

    private int failedLine(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException marked) {
            return marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(lines.size());
        }
        return e.getLocation() == null ? lines.size() : e.getLocation().getLineNr();
    }

    private ConfigException inWordsOfParser(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException marked) {
            Position at = marked.getProblemMark().map(this::at).orElse(file);
            String problem = marked.getProblem();
            return problems.fatal(
                    at,
                    problem.contains("(TAB)")
                            ? "a tab stands here: YAML must be indented and separated with spaces"
                            : "this is not YAML: "
                                    + problem.replace("<block end>", "a line with the same indentation"));
        }
        TokenStreamLocation location = e.getLocation();
        Position at = location == null ? file : file.at(location.getLineNr(), location.getColumnNr());
        // The parser's own words may quote the file, and with it a secret.
        return problems.fatal(at, "this is not YAML: expected 'key: value' with plain text as key");
    }

    private Position at(Mark mark) {
        return file.at(mark.getLine() + 1, mark.getColumn() + 1);
    }
}

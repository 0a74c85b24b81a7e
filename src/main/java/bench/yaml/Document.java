package bench.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A file as a tree of values, after variables and the overrides of the command line. */
public final class Document {
    private static final int LARGEST = 1 << 20;

    private Document() {}

    /**
     * The text of a file.
     *
     * @throws ConfigException when there is none
     */
    public static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw cannotRead(file, "it is a folder, and must be a YAML file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw cannotRead(file, "it has more than 1 MB, and must be a YAML file of a few lines");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw cannotRead(file, "there is no such file");
        } catch (CharacterCodingException e) {
            throw cannotRead(file, "it is not text in UTF-8, and must be a YAML file");
        } catch (IOException e) {
            throw cannotRead(file, Wording.reason(e));
        }
    }

    /** The values of a file's text. */
    public static Node.Mapping parse(
            String text, Path path, ReadOptions options, Vocabulary vocabulary, Vocabulary other, Problems problems) {
        Position file = Position.of(path);
        checkCharacters(text, file, problems);
        ForeignText foreign = new ForeignText(text, file, vocabulary);
        foreign.check(problems);
        Node node = YamlTree.parse(text, file, foreign, problems);
        if (!(node instanceof Node.Mapping written)) {
            throw foreign.firstLineOfText(Integer.MAX_VALUE, problems)
                    .orElseGet(() -> problems.fatal(
                            node.at(),
                            "a " + vocabulary.kind() + " file must have lines of 'key: value', but is " + node.kind()));
        }
        checkKind(written, file, vocabulary, other, foreign, problems);
        Variables variables = new Variables(options.variables(), problems);
        Node.Mapping mapping = written.mapped((key, value) ->
                vocabulary.blocks().contains(key) ? block(key, value, variables, problems) : variables.resolve(value));
        for (Setting setting : options.overrides()) {
            mapping = override(mapping, setting, vocabulary, variables, problems);
        }
        return mapping;
    }

    /** A file of another kind is one problem, and not one a key. */
    private static void checkKind(
            Node.Mapping written,
            Position file,
            Vocabulary vocabulary,
            Vocabulary other,
            ForeignText foreign,
            Problems problems) {
        Set<String> keys = written.entries().keySet();
        boolean hasOwn = keys.stream().anyMatch(key -> vocabulary.isKey(key) && !other.isKey(key));
        boolean hasOther = keys.stream().anyMatch(key -> other.isKey(key) && !vocabulary.isKey(key));
        if (hasOther && !hasOwn) {
            throw problems.fatal(
                    file,
                    "this is a " + other.kind() + " file: it must be given with " + other.option() + ", and a "
                            + vocabulary.kind() + " file with " + vocabulary.option());
        }
        if (foreign.isProperties(keys)) {
            throw problems.fatal(file, foreign.propertiesFile());
        }
    }

    /** The name of a file without its ending, for files that do not name themselves; as clean as a name that is given. */
    public static String nameOf(Path file) {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        int dot = name.lastIndexOf('.');
        String clean = (dot > 0 ? name.substring(0, dot) : name)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        int end = Math.min(clean.length(), Shape.LONGEST_TEXT);
        return clean.isEmpty()
                ? "unnamed"
                : clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end);
    }

    private static ConfigException cannotRead(Path file, String reason) {
        return new ConfigException(Wording.printable(file + ": cannot be read: " + reason));
    }

    private static void checkCharacters(String text, Position file, Problems problems) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++, column++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                column = 0;
            } else if (c != '\t' && c != '\r' && Character.isISOControl(c)) {
                throw problems.fatal(
                        file.at(line, column), "this is not a text file: it must not have control characters");
            }
        }
    }

    private static Node block(String key, Node value, Variables variables, Problems problems) {
        if (value instanceof Node.Scalar scalar) {
            return scalar.isNull() ? scalar : PropertyBlock.parse(key, scalar, variables, problems);
        }
        Node resolved = variables.resolve(value);
        return resolved instanceof Node.Mapping mapping ? PropertyBlock.asText(mapping) : resolved;
    }

    private static Node.Mapping override(
            Node.Mapping mapping, Setting setting, Vocabulary vocabulary, Variables variables, Problems problems) {
        Position at = Position.of(setting);
        int dot = setting.key().indexOf('.');
        String head = dot < 0 ? setting.key() : setting.key().substring(0, dot);
        if (dot > 0 && vocabulary.blocks().contains(head)) {
            Node.Mapping block = mapping.value(head).orElse(null) instanceof Node.Mapping present
                    ? present
                    : new Node.Mapping(at, Map.of());
            String value = variables.resolve(setting.value(), at).strip();
            Node.Entry property = new Node.Entry(at, Node.Scalar.string(at, value));
            Position blockAt = mapping.entry(head).map(Node.Entry::at).orElse(at);
            return mapping.with(
                    head, new Node.Entry(blockAt, block.with(setting.key().substring(dot + 1), property)));
        }
        Node.Mapping rest = mapping;
        for (String superseded : vocabulary.supersedes().getOrDefault(setting.key(), Set.of())) {
            rest = rest.without(superseded);
        }
        Node value = overridingValue(setting.value().strip(), at, vocabulary, problems);
        boolean isBlock = vocabulary.blocks().contains(setting.key());
        return rest.with(
                setting.key(),
                new Node.Entry(
                        at, isBlock ? block(setting.key(), value, variables, problems) : variables.resolve(value)));
    }

    private static Node overridingValue(String value, Position at, Vocabulary vocabulary, Problems problems) {
        boolean isYaml = value.startsWith("[") || value.startsWith("{");
        return isYaml
                ? YamlTree.parse(value, at, new ForeignText("", at, vocabulary), problems)
                : Node.Scalar.plain(at, value);
    }
}

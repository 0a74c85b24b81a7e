package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files and methods that can be read at one sitting. */
class SourceSizeTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final int LONGEST_FILE = 250;
    private static final int LONGEST_METHOD = 40;

    /** First line of a method: of a class, or of one within it. */
    private static final Pattern METHOD =
            Pattern.compile("( {4}| {8})(?!.*\\b(class|record|enum|interface|new) )\\w.*[({]");

    @Test
    void filesAreShort() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            int lines = Files.readAllLines(source).size();
            if (lines > LONGEST_FILE) {
                found.add(source + ": " + lines);
            }
        }

        assertThat(found).as("files of more than %s lines", LONGEST_FILE).isEmpty();
    }

    @Test
    void methodsAreShort() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            longMethods(Files.readAllLines(source)).forEach(method -> found.add(source + ":" + method));
        }

        assertThat(found).as("methods of more than %s lines", LONGEST_METHOD).isEmpty();
    }

    @Test
    void aLongMethodIsFound() {
        List<String> lines = new ArrayList<>(List.of("class C {", "    void method() {"));
        lines.addAll(Stream.generate(() -> "        step();")
                .limit(LONGEST_METHOD - 2)
                .toList());
        lines.addAll(List.of("    }", "}"));
        assertThat(longMethods(lines)).isEmpty();

        lines.add(2, "        step();");

        assertThat(longMethods(lines)).containsExactly("2: void method() {");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty();
            return sources;
        }
    }

    private static List<String> longMethods(List<String> lines) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher method = METHOD.matcher(lines.get(i));
            if (method.matches() && lengthOfBlock(lines.subList(i, lines.size()), method.group(1)) > LONGEST_METHOD) {
                found.add(i + 1 + ": " + lines.get(i).strip());
            }
        }
        return found;
    }

    /** The sources are formatted, so a block ends with the first brace that is indented as its first line is. */
    private static int lengthOfBlock(List<String> lines, String indent) {
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith(indent + " ")) {
                return line.equals(indent + "}") ? i + 1 : 0;
            }
        }
        return 0;
    }
}

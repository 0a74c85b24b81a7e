package bench.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documents: its headings, tables, links and examples, as far as tests ask for them.
 *
 * @param path of the file, from the project's directory
 * @param lines all of the file
 */
record MarkdownPage(Path path, List<String> lines) {
    static final Path README = Path.of("README.md");

    private static final String FENCE = "```";
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    static MarkdownPage read(Path path) {
        try {
            return new MarkdownPage(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new AssertionError(path + " cannot be read", e);
        }
    }

    /** The README first, then the pages of {@code src/docs}. */
    static List<MarkdownPage> all() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("src/docs"))) {
            return Stream.concat(Stream.of(README), pages.sorted())
                    .map(MarkdownPage::read)
                    .toList();
        }
    }

    String text() {
        return String.join("\n", lines);
    }

    /** The rows of the tables below a heading and its subheadings: the code of the first cell to all cells. Several codes are several rows. */
    Map<String, List<String>> table(String heading) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        int below = 0;
        for (String line : prose()) {
            int level = level(line);
            if (level > 0 && (below == 0 || level <= below)) {
                below = title(line).equals(heading) ? level : 0;
            } else if (below > 0 && line.startsWith("| `")) {
                List<String> cells = cells(line);
                for (String name : cells.get(0).split(", ", -1)) {
                    rows.put(name.replace("`", ""), cells);
                }
            }
        }
        assertThat(rows).as("the table below '%s' in %s", heading, path).isNotEmpty();
        return rows;
    }

    /** The cells of all tables. */
    List<String> cells() {
        return prose().stream()
                .filter(line -> line.startsWith("|"))
                .flatMap(line -> cells(line).stream())
                .toList();
    }

    /** What the links lead to, as they stand there: a path, an address, or {@code #} and an anchor. */
    List<String> links() {
        return LINK.matcher(text()).results().map(result -> result.group(1)).toList();
    }

    /** What a link may have behind {@code #}: the headings as GitHub makes anchors of them. */
    List<String> anchors() {
        return prose().stream()
                .filter(line -> level(line) > 0)
                .map(line -> title(line)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{Alnum} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** The arguments of each {@code ./bench} among the commands, without what a shell does with its output. */
    List<String> invocations() {
        String joined = text().replaceAll("\\\\\n\\s*", "");
        return Pattern.compile("(?m)^ {4}(?:\\w+=\\S+ )*\\./bench (.*?)(?: 2>.*| \\|.*)?$")
                .matcher(joined)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    /** What stands in fenced code of a language. */
    List<String> examples(String language) {
        return Pattern.compile("(?ms)^" + FENCE + language + "\n(.*?)^" + FENCE + "$")
                .matcher(text())
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    /** The lines outside of fenced code. */
    private List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            if (line.startsWith(FENCE)) {
                code = !code;
            } else if (!code) {
                prose.add(line);
            }
        }
        return prose;
    }

    private static List<String> cells(String row) {
        List<String> parts =
                Stream.of(row.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
        return parts.subList(1, parts.size() - 1);
    }

    /** 1 for the title of the page, 0 for what is no heading. */
    private static int level(String line) {
        return line.matches("#+ .*") ? line.indexOf(' ') : 0;
    }

    private static String title(String heading) {
        return heading.substring(heading.indexOf(' ') + 1);
    }
}

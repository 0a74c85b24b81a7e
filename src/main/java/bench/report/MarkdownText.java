package bench.report;

import bench.yaml.Wording;
import java.util.List;

/** Builds text in GitHub's Markdown. Confined to one thread. */
final class MarkdownText {
    /** Of markup, of links that need none, and of mathematics. */
    private static final String MARKUP = "!#$&()*+-.:<=>@[\\]^_`{|}~";

    private final StringBuilder text = new StringBuilder();

    /**
     * Any text as it stands, on one line: no markup, no HTML, no link, no cell of a table begins or ends in it. Markdown takes a
     * backslash before any punctuation of ASCII.
     */
    static String escaped(String any) {
        StringBuilder escaped = new StringBuilder();
        Wording.printable(any).strip().codePoints().forEach(c -> {
            if (MARKUP.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }

    /** Adds a block, whose text is Markdown. */
    MarkdownText block(String markdown) {
        text.append(text.isEmpty() ? "" : "\n").append(markdown).append('\n');
        return this;
    }

    /** Adds a list, each of whose items is Markdown. */
    MarkdownText list(List<String> items) {
        return items.isEmpty() ? this : block("- " + String.join("\n- ", items));
    }

    /**
     * Adds a table.
     *
     * @param texts how many columns are of text; those after them are of numbers
     * @param rows with the header first, each cell of which is Markdown
     */
    MarkdownText table(int texts, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(rows.get(0)))
                .append("\n|")
                .append("---|".repeat(texts))
                .append("---:|".repeat(rows.get(0).size() - texts));
        rows.subList(1, rows.size()).forEach(row -> table.append('\n').append(row(row)));
        return block(table.toString());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

package bench.report.live;

import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.List;

/** A row of a frame, from left to right. Confined to one thread. */
final class Row {
    /** From here on are letters that terminals draw over two columns; some are narrower, so a row may come out shorter. */
    private static final int FIRST_WIDE = 0x1100;

    private static final String CUT = "...";

    private record Part(String text, Look.Tone tone) {}

    private final List<Part> parts = new ArrayList<>();

    Row add(String text) {
        return add(text, Look.Tone.PLAIN);
    }

    Row add(String text, Look.Tone tone) {
        // Names and reasons come from files and systems, and may have what would move the cursor.
        parts.add(new Part(Wording.printable(text), tone));
        return this;
    }

    /** Goes on at this column, from 0, or right here where it is further. */
    Row at(int column) {
        return add(" ".repeat(Math.max(0, column - columns())));
    }

    int columns() {
        return parts.stream().mapToInt(part -> columns(part.text)).sum();
    }

    /** Its text, no wider than this. */
    String text(int most, Look look) {
        StringBuilder text = new StringBuilder();
        int left = most;
        for (Part part : parts) {
            String fits = start(part.text, left);
            left -= columns(fits);
            text.append(look.paint(fits, part.tone));
            if (fits.length() < part.text.length()) {
                break;
            }
        }
        return text.toString();
    }

    /** A text that takes no more columns than this, with a sign where it was cut. */
    static String cut(String text, int most) {
        String shown = Wording.printable(text);
        return columns(shown) <= most ? shown : start(shown, most - CUT.length()) + CUT;
    }

    private static String start(String text, int most) {
        int end = 0;
        int left = most;
        while (end < text.length()) {
            int letter = text.codePointAt(end);
            left -= columns(letter);
            if (left < 0) {
                break;
            }
            end += Character.charCount(letter);
        }
        return text.substring(0, end);
    }

    static int columns(String text) {
        return text.codePoints().map(Row::columns).sum();
    }

    private static int columns(int letter) {
        return letter < FIRST_WIDE || Character.UnicodeBlock.BLOCK_ELEMENTS.equals(Character.UnicodeBlock.of(letter))
                ? 1
                : 2;
    }
}

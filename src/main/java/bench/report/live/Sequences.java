package bench.report.live;

import java.util.List;

/** What moves the cursor of a terminal: the sequences of ECMA-48 that every terminal of today has. */
final class Sequences {
    private static final String START_OF_ROW = "\r";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String ERASE_TO_END_OF_ROW = "\u001b[K";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private Sequences() {}

    /** Takes away the picture at whose beginning the cursor is. */
    static String erasing() {
        return START_OF_ROW + ERASE_BELOW;
    }

    /**
     * Draws a picture, and leaves the cursor at its beginning. All in one piece, each row over the one that was there, so that
     * nothing flickers. Erased is before a row is written: behind a row that fills the terminal, the cursor is still on its last
     * letter.
     *
     * @param rows at least one
     */
    static String drawing(List<String> rows) {
        int last = rows.size() - 1;
        StringBuilder drawing = new StringBuilder(NO_WRAP).append(START_OF_ROW);
        for (String row : rows.subList(0, last)) {
            drawing.append(ERASE_TO_END_OF_ROW).append(row).append("\r\n");
        }
        drawing.append(ERASE_BELOW).append(rows.get(last));
        if (last > 0) {
            drawing.append("\u001b[").append(last).append('A');
        }
        return drawing.append(START_OF_ROW).append(WRAP).toString();
    }
}

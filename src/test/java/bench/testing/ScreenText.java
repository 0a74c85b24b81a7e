package bench.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * What a terminal shows of the bytes that it got, with the few sequences that a live view uses; another one is an error. It
 * wraps and scrolls as terminals do, and keeps what has scrolled out.
 */
public final class ScreenText {
    private static final char ESCAPE = '\u001b';

    private final int columns;
    private final int rows;
    /** All rows from the first one on, those that have scrolled out too. */
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));

    private int row;
    private int column;
    private boolean wraps = true;

    private ScreenText(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Rows from the top, without blanks at their ends and without empty rows below. */
    public static List<String> of(String output, int columns, int rows) {
        ScreenText screen = new ScreenText(columns, rows);
        screen.take(output);
        List<String> text = new ArrayList<>(screen.lines.stream()
                .map(line -> line.toString().stripTrailing())
                .toList());
        while (!text.isEmpty() && text.get(text.size() - 1).isEmpty()) {
            text.remove(text.size() - 1);
        }
        return text;
    }

    private void take(String output) {
        int i = 0;
        while (i < output.length()) {
            char c = output.charAt(i);
            if (c == ESCAPE) {
                int end = i + 2;
                while (!Character.isLetter(output.charAt(end))) {
                    end++;
                }
                control(output.substring(i + 1, end), output.charAt(end));
                i = end + 1;
            } else {
                put(c);
                i++;
            }
        }
    }

    private void control(String parameters, char function) {
        String text = parameters.substring(1);
        switch (function) {
            case 'A' -> row = Math.max(top(), row - Integer.parseInt(text));
            case 'J' -> {
                eraseToEndOfRow();
                lines.subList(row + 1, lines.size()).clear();
            }
            case 'K' -> eraseToEndOfRow();
            case 'h' -> wraps = true;
            case 'l' -> wraps = false;
            case 'm' -> {}
            default -> throw new AssertionError("no terminal is asked for " + parameters + function + " here");
        }
    }

    /** Behind a row that fills the terminal, the cursor is still on its last letter. */
    private void eraseToEndOfRow() {
        StringBuilder line = lines.get(row);
        line.setLength(Math.min(Math.min(column, columns - 1), line.length()));
    }

    /** The first row that can be seen. */
    private int top() {
        return Math.max(0, lines.size() - rows);
    }

    private void put(char c) {
        if (c == '\r') {
            column = 0;
        } else if (c == '\n') {
            nextRow();
        } else {
            if (column == columns && wraps) {
                nextRow();
                column = 0;
            }
            StringBuilder line = lines.get(row);
            while (line.length() <= column) {
                line.append(' ');
            }
            int place = Math.min(column, columns - 1);
            line.setCharAt(place, c);
            column = place + 1;
        }
    }

    private void nextRow() {
        row++;
        if (row == lines.size()) {
            lines.add(new StringBuilder());
        }
    }
}

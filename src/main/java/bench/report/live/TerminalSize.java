package bench.report.live;

/** How many characters a terminal shows: columns in a row, and rows. */
public record TerminalSize(int columns, int rows) {
    /** Of a terminal that does not say, as many do whose size nobody has set. */
    public static final TerminalSize USUAL = new TerminalSize(80, 24);

    public TerminalSize {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    "a terminal must have columns and rows, but was " + columns + " x " + rows);
        }
    }
}

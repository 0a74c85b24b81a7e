package bench.yaml;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where something was said: a place in a file, a file as a whole, or an option of the command line.
 *
 * @param source the file, or the option
 * @param line from 1; 0 for a file as a whole, less for an option
 * @param column from 1; 0 where there is no line
 */
public record Position(String source, int line, int column) {
    /** Places in the order of the file, then what has no place. */
    static final Comparator<Position> FILE_ORDER = Comparator.<Position>comparingInt(
                    at -> at.line > 0 ? at.line : Integer.MAX_VALUE)
            .thenComparingInt(Position::column);

    private static final int OPTION = -1;

    public static Position of(Path file) {
        return new Position(file.toString(), 0, 0);
    }

    public static Position of(Setting setting) {
        return ofOption(setting.option());
    }

    public static Position ofOption(String option) {
        return new Position(option, OPTION, 0);
    }

    public boolean isOption() {
        return line == OPTION;
    }

    /** A place in the same file; an option has none. */
    Position at(int atLine, int atColumn) {
        return isOption() ? this : new Position(source, Math.max(1, atLine), Math.max(1, atColumn));
    }

    @Override
    public String toString() {
        return line <= 0 ? source : source + ":" + line + ":" + column;
    }
}

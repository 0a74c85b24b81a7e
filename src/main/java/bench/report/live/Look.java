package bench.report.live;

/**
 * What a terminal can show: the frames of one without colours, or without more than ASCII, have the same places for everything.
 *
 * @param colour whether it has colours, and the user wants them
 * @param unicode whether it takes UTF-8
 */
public record Look(boolean colour, boolean unicode) {
    private static final String[] BLOCKS = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    private static final String[] ASCII = {"_", ".", ":", "-", "=", "+", "*", "#"};
    private static final String RESET = "\u001b[0m";

    /** How a part of a row is meant. */
    enum Tone {
        PLAIN(""),
        TITLE("\u001b[1m"),
        LABEL("\u001b[2m"),
        GOOD("\u001b[32m"),
        WARN("\u001b[33m"),
        BAD("\u001b[31m");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /** A bar as high as this share, 0 to 1. */
    String level(double share) {
        String[] levels = unicode ? BLOCKS : ASCII;
        return levels[(int) Math.max(0, Math.min(levels.length - 1, Math.ceil(share * levels.length) - 1))];
    }

    /** A part of a progress bar that is done, or to be done. */
    String progress(boolean isDone) {
        return isDone ? unicode ? "█" : "#" : unicode ? "░" : "-";
    }

    String paint(String text, Tone tone) {
        return colour && tone != Tone.PLAIN ? tone.code + text + RESET : text;
    }
}

package bench.report.live;

import bench.report.live.Look.Tone;
import java.util.Locale;

/** The phase that is under way, how far it is, and how long it goes on. */
final class ProgressRow {
    private static final int WIDEST_NAME = 24;
    /** The narrowest bar and the widest; less than the first is no bar. */
    private static final int NARROWEST_BAR = 10;

    private static final int WIDEST_BAR = 60;

    private ProgressRow() {}

    static Row of(LiveState.Progress progress, int columns, Look look) {
        Row row = new Row().add(Row.cut(progress.phase().name(), WIDEST_NAME)).add("  ");
        String time = time(progress);
        int bar = Math.min(WIDEST_BAR, columns - row.columns() - time.length() - 2);
        if (progress.length().isKnown() && bar >= NARROWEST_BAR) {
            int done = (int) Math.round(bar * share(progress));
            row.add(look.progress(true).repeat(done), Tone.GOOD)
                    .add(look.progress(false).repeat(bar - done), Tone.LABEL)
                    .add("  ");
        }
        return row.add(time);
    }

    /** Of a length that is known. */
    private static double share(LiveState.Progress progress) {
        double length = progress.length().most().toNanos() / 1e9;
        return length == 0 ? 1 : Math.min(1, progress.seconds() / length);
    }

    private static String time(LiveState.Progress progress) {
        double most = progress.length().most().toNanos() / 1e9;
        double leftAtMost = Math.max(0, most - progress.seconds());
        if (progress.length().isKnown()) {
            return String.format(
                    Locale.ROOT,
                    "%3.0f %%  %s of %s, %s left",
                    100 * share(progress),
                    text(progress.seconds()),
                    text(most),
                    text(leftAtMost));
        }
        double leftAtLeast = progress.length().least().toNanos() / 1e9 - progress.seconds();
        return text(progress.seconds())
                + (leftAtLeast > 0 ? ", at least " + text(leftAtLeast) + " left" : "")
                + ", at most " + text(leftAtMost) + " left";
    }

    /** A time to a second, in the units that people say. */
    static String text(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3_600) {
            return whole % 60 == 0
                    ? whole / 60 + " min"
                    : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3_600, whole % 3_600 / 60);
    }
}

package bench.compare;

import java.util.Locale;
import java.util.Optional;

/** What a comparison of few runs will be able to see, which is known before they are made. */
public final class FewRuns {
    /** With so many a side, a comparison of three figures has something to spare. */
    private static final int ENOUGH = 6;

    private FewRuns() {}

    /**
     * One sentence for people; empty where there are enough.
     *
     * @param figures how many are to decide
     */
    public static Optional<String> notice(int base, int fresh, int figures) {
        int fewer = Math.min(base, fresh);
        if (fewer >= ENOUGH) {
            return Optional.empty();
        }
        String runs =
                base == fresh ? base + (base == 1 ? " run" : " runs") + " a side" : base + " and " + fresh + " runs";
        String smallest = String.format(
                Locale.ROOT,
                "with %s the smallest p is %.2g, and %s at most %.2g",
                runs,
                Power.smallestP(base, fresh),
                figures == 1 ? "a single primary figure needs" : figures + " primary figures need",
                Holm.strictest(Power.LEVEL, figures));
        return Optional.of(
                Power.canDecide(base, fresh, figures)
                        ? smallest + visible(base, fresh, figures)
                        : smallest + ": no difference will be significant, however large it is; from "
                                + Power.fewestRuns(figures) + " runs a side on some are");
    }

    private static String visible(int base, int fresh, int figures) {
        // Of a spread of 1 %, so that what comes out is a multiple of it.
        double spread = 0.01;
        return Power.smallestVisible(spread, base, fresh, figures).stream()
                .mapToObj(effect -> String.format(
                        Locale.ROOT,
                        ": only differences of some %.1f times the spread of the runs will be seen",
                        Math.log1p(effect) / spread))
                .findFirst()
                .orElse("");
    }
}

package bench.compare;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Several tests at once, so that the chance of any false alarm stays at that of one: S. Holm, "A simple sequentially rejective
 * multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
 */
final class Holm {
    private Holm() {}

    /** The p of each test that is to be held against the level, in the same order. */
    static double[] adjusted(double... p) {
        int[] ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double highest = 0;
        for (int i = 0; i < ascending.length; i++) {
            highest = Math.max(highest, Math.min(1, (p.length - i) * p[ascending[i]]));
            adjusted[ascending[i]] = highest;
        }
        return adjusted;
    }

    /** The level that a single one of so many tests has to keep. */
    static double strictest(double level, int tests) {
        return level / Math.max(1, tests);
    }
}

package bench.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks in which values that are equal share the mean of their places. Doubled, so that they are whole numbers. */
final class MidRanks {
    private MidRanks() {}

    /** Twice the mid-rank of each value, in the order of the values; the least value of its own has 2. */
    static int[] doubled(double[] values) {
        int[] byValue = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[values.length];
        int from = 0;
        while (from < byValue.length) {
            int to = from + 1;
            while (to < byValue.length && values[byValue[to]] == values[byValue[from]]) {
                to++;
            }
            // The places from + 1 to `to`, whose mean is half of this.
            int shared = from + 1 + to;
            for (int i = from; i < to; i++) {
                ranks[byValue[i]] = shared;
            }
            from = to;
        }
        return ranks;
    }

    /** Whether any two values are equal. */
    static boolean hasTies(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return IntStream.range(1, sorted.length).anyMatch(i -> sorted[i] == sorted[i - 1]);
    }
}

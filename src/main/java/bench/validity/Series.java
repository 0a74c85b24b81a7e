package bench.validity;

import java.util.ArrayList;
import java.util.List;

/** A figure at the end of each interval, and how steady it is. Confined to one thread. */
final class Series {
    /** Fewer values than this have no trend worth the name. */
    private static final int MIN_FOR_TREND = 3;

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    int size() {
        return values.size();
    }

    boolean hasTrend() {
        return values.size() >= MIN_FOR_TREND;
    }

    double last() {
        return values.get(values.size() - 1);
    }

    /** By how much the last value is above that in the middle. */
    double riseInSecondHalf() {
        return values.isEmpty() ? 0 : last() - values.get(values.size() / 2);
    }

    double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** Standard deviation as a share of the mean; 0 where there is no spread or no mean. */
    double variation() {
        double mean = mean();
        if (mean == 0 || values.size() < 2) {
            return 0;
        }
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1)) / Math.abs(mean);
    }

    /** Change of the fitted line (least squares) from the first value to the last. */
    double trend() {
        int n = values.size();
        double middle = (n - 1) / 2.0;
        double mean = mean();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            products += (i - middle) * (values.get(i) - mean);
            squares += (i - middle) * (i - middle);
        }
        return squares == 0 ? 0 : products / squares * (n - 1);
    }

    /** Change of the fitted line within one interval. */
    double slope() {
        return size() < 2 ? 0 : trend() / (size() - 1);
    }

    /** Change of the fitted line from the first value to the last, as a share of the mean. */
    double relativeTrend() {
        double mean = mean();
        return mean == 0 ? 0 : trend() / mean;
    }

    /** Whether each value is above the one before. */
    boolean growsThroughout() {
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i) <= values.get(i - 1)) {
                return false;
            }
        }
        return values.size() > 1;
    }
}

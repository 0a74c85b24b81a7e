package bench.compare;

/** The standard normal distribution. */
final class Normal {
    private static final double LOG_OF_ROOT_OF_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    /** Beyond it a tail is less than a double's precision of 1. */
    private static final double FARTHEST = 8.5;

    private Normal() {}

    /**
     * The probability of a value below {@code x}.
     *
     * <p>By the series of G. Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11 (2004), exact to
     * some 15 decimals.
     */
    static double below(double x) {
        if (x < -FARTHEST) {
            return 0;
        }
        if (x > FARTHEST) {
            return 1;
        }
        double sum = x;
        double before = 0;
        double term = x;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-0.5 * x * x - LOG_OF_ROOT_OF_TWO_PI);
    }

    /** The value below which a value lies with this probability, which is above 0 and below 1. */
    static double quantile(double probability) {
        double low = -FARTHEST;
        double high = FARTHEST;
        // Each step halves the interval, down to a double's precision.
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (below(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}

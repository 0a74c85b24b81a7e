package bench.validity;

import java.util.Arrays;

/**
 * A line through ten values at equal distances, by least squares.
 *
 * @param slope from one value to the next
 * @param error its standard error
 */
public record Line(double slope, double error) {
    /** How many values it goes through. */
    public static final int VALUES = 10;

    /** Student's t for a two-sided bound of 95 % with {@link #VALUES} - 2 degrees of freedom. */
    private static final double T = 2.306;

    /** The line through these values. */
    public static Line through(double[] values) {
        if (values.length != VALUES) {
            throw new IllegalArgumentException(
                    "a line goes through " + VALUES + " values, but there are " + values.length);
        }
        int n = VALUES;
        double middle = (n - 1) / 2.0;
        double mean = Arrays.stream(values).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            products += (i - middle) * (values[i] - mean);
            squares += (i - middle) * (i - middle);
        }
        double slope = products / squares;
        double residuals = 0;
        for (int i = 0; i < n; i++) {
            double residual = values[i] - mean - slope * (i - middle);
            residuals += residual * residual;
        }
        return new Line(slope, Math.sqrt(residuals / (n - 2) / squares));
    }

    /** The slope at least, with a probability of 97.5 %. */
    public double lowerBound() {
        return slope - T * error;
    }
}

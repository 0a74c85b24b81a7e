package bench.campaign;

import bench.result.TargetRate;
import bench.yaml.ConfigException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A rate that is a share of the highest one that a search finds, such as {@code 75%}. */
public final class RateShare {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?)\\s*%");
    private static final BigDecimal LEAST = new BigDecimal("0.1");
    private static final BigDecimal MOST = new BigDecimal("200");
    /** Below it a whole number of messages a second would be too far from the share. */
    private static final double FEW = 100;

    private RateShare() {}

    /** The share that the value of a key is, 1 being the whole rate; empty where it is none. */
    public static Optional<Double> of(String key, String value) {
        return Optional.of(FORM.matcher(value.strip()))
                .filter(matcher -> TargetRate.isKey(key) && matcher.matches())
                .map(matcher -> new BigDecimal(matcher.group(1)))
                .filter(number -> number.compareTo(LEAST) >= 0 && number.compareTo(MOST) <= 0)
                .map(number -> number.movePointLeft(2).doubleValue());
    }

    /** Fails where a value looks like a share and is none that makes sense. */
    static void check(String option, String key, String value) {
        if (TargetRate.isKey(key) && value.endsWith("%") && of(key, value).isEmpty()) {
            throw new ConfigException(option + ": a share of the highest rate must be from " + LEAST + "% to " + MOST
                    + "%, but is '" + value + "'");
        }
    }

    /** The rate that a share of another one is, as it can be asked for. */
    public static double times(double share, double highest) {
        double rate = share * highest;
        return rate >= FEW ? Math.rint(rate) : Math.max(0.001, Math.rint(rate * 1000) / 1000);
    }
}

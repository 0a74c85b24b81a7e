package bench.report.html;

import bench.result.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers of a page: for people in tables, and as short as charts need them. */
final class Numbers {
    private static final MathContext OF_A_CHART = new MathContext(5);

    private Numbers() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Slow loads have rates with decimals. */
    static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond >= 100 || perSecond == 0 ? "%,.0f" : "%.2f", perSecond);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%,.1f", seconds);
    }

    /** A latency; microseconds are whole. */
    static String latency(String unit, double value) {
        return String.format(Locale.ROOT, "us".equals(unit) ? "%,.0f" : "%,.3f", value);
    }

    /** A share such as 0.05, as {@code 5 %}. */
    static String percent(double share) {
        double percent = 100 * share;
        boolean isWhole = Math.abs(percent - Math.rint(percent)) < 0.05;
        return String.format(Locale.ROOT, isWhole ? "%.0f %%" : "%.1f %%", percent);
    }

    /** A latency with a star where too few messages support it. */
    static Table.Cell latency(Figure figure) {
        return figure.isSupported()
                ? Table.Cell.number(latency(figure.unit(), figure.value()))
                : new Table.Cell("number few", latency(figure.unit(), figure.value()) + "*");
    }

    /** To five digits, and whole where it is: more would not be seen. */
    static Number rounded(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        double rounded = BigDecimal.valueOf(value).round(OF_A_CHART).doubleValue();
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15 ? (Number) (long) rounded : (Number) rounded;
    }
}

package bench.yaml;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people write them in YAML: 10, 0.5, 1e6, 10_000, also in quotes. No octal, no hex, no NaN. */
public final class Numbers {
    private static final int LONGEST = 40;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:0|[1-9]\\d*(?:_\\d+)*)(?:\\.\\d+)?(?:[eE][+-]?\\d{1,4})?");

    private Numbers() {}

    static Optional<BigDecimal> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > LONGEST || !NUMBER.matcher(trimmed).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(trimmed.replace("_", "")));
    }

    public static Optional<BigDecimal> between(String text, BigDecimal least, BigDecimal most) {
        return parse(text).filter(number -> number.compareTo(least) >= 0 && number.compareTo(most) <= 0);
    }

    public static Optional<Long> whole(String text, long least, long most) {
        // Only what is in the range is expanded: 1e9999 has ten thousand digits.
        return between(text, BigDecimal.valueOf(least), BigDecimal.valueOf(most))
                .filter(number ->
                        number.signum() == 0 || number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValueExact);
    }

    /** An unquoted scalar as JSON would have it. */
    static Object natural(Node.Scalar scalar) {
        if (scalar.isNull()) {
            return null;
        }
        String text = scalar.text();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        Optional<Long> whole = whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
        if (whole.isPresent()) {
            return whole.get();
        }
        Optional<Double> number = parse(text).map(BigDecimal::doubleValue).filter(Double::isFinite);
        return number.isPresent() ? number.get() : text;
    }
}

package bench.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as a number and a unit: 500ms, 30s, 1.5m, 1h; 0 needs no unit. */
public final class Durations {
    private static final BigDecimal LONGEST_NS = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)\\s*(us|ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "us", Duration.ofNanos(1000),
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Durations() {}

    /** The duration, or empty when the text is none. */
    public static Optional<Duration> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher matcher = DURATION.matcher(trimmed);
        return matcher.matches()
                ? Optional.of(times(new BigDecimal(matcher.group(1)), UNITS.get(matcher.group(2))))
                : Optional.empty();
    }

    /** To the nanosecond, and no more than 292 years. */
    static Duration times(BigDecimal number, Duration unit) {
        BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit.toNanos())).setScale(0, RoundingMode.HALF_UP);
        return Duration.ofNanos(nanos.min(LONGEST_NS).longValueExact());
    }

    /** As a user would write it, in the largest unit that leaves no fraction. */
    static String shown(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        for (String unit : new String[] {"d", "h", "m", "s", "ms"}) {
            long nanos = UNITS.get(unit).toNanos();
            if (duration.toNanos() % nanos == 0) {
                return duration.toNanos() / nanos + unit;
            }
        }
        return BigDecimal.valueOf(duration.toNanos(), 3).stripTrailingZeros().toPlainString() + "us";
    }
}

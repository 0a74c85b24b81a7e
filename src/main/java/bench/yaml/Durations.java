package bench.yaml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as numbers with units, the largest first: 500ms, 30s, 1.5m, 1h30m; 0 needs no unit, and units may be in capitals. */
public final class Durations {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
    private static final BigDecimal LONGEST_NS = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Pattern PART = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)\\s*(us|ms|s|m|h|d)\\s*");
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
        Matcher part = PART.matcher(trimmed.toLowerCase(Locale.ROOT));
        Duration sum = Duration.ZERO;
        Duration smallest = null;
        int end = 0;
        while (end < trimmed.length() && part.find(end) && part.start() == end) {
            Duration unit = UNITS.get(part.group(2));
            if (smallest != null && unit.compareTo(smallest) >= 0) {
                return Optional.empty();
            }
            sum = sum.plus(times(new BigDecimal(part.group(1)), unit));
            smallest = unit;
            end = part.end();
        }
        boolean isWhole = smallest != null && end == trimmed.length();
        return isWhole ? Optional.of(sum.compareTo(LONGEST) > 0 ? LONGEST : sum) : Optional.empty();
    }

    /** To the nanosecond, and no more than 292 years. */
    static Duration times(BigDecimal number, Duration unit) {
        BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit.toNanos())).setScale(0, RoundingMode.HALF_UP);
        return Duration.ofNanos(nanos.min(LONGEST_NS).longValueExact());
    }

    /** For people, in several units: 1h30m, 1m45s. What is longer than ten seconds is rounded up to a whole one. */
    public static String inParts(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(10)) < 0) {
            return shown(duration);
        }
        Duration whole = duration.plusNanos(999_999_999);
        StringBuilder text = new StringBuilder();
        append(text, whole.toDays(), "d");
        append(text, whole.toHoursPart(), "h");
        append(text, whole.toMinutesPart(), "m");
        append(text, whole.toSecondsPart(), "s");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }

    /** As a user would write it, in the largest unit that leaves no fraction, or in seconds: 5m, 90s, 1.4s. */
    public static String shown(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        boolean isOfSeconds = duration.toSeconds() > 0 && duration.toMillisPart() > 0;
        if (isOfSeconds && duration.toNanosPart() % 1_000_000 == 0) {
            return BigDecimal.valueOf(duration.toMillis(), 3)
                            .stripTrailingZeros()
                            .toPlainString() + "s";
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

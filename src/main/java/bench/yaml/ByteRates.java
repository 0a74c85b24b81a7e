package bench.yaml;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes a second as numbers with units: 500KB/s, 80MB/s, 1.5GB/s; 1 KB is 1024 bytes, as on the console. */
public final class ByteRates {
    private static final Pattern RATE =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)\\s*(kb|mb|gb)/s", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> UNITS = Map.of("kb", 1 << 10, "mb", 1 << 20, "gb", 1 << 30);

    private ByteRates() {}

    /** The bytes a second, or empty when the text is no such rate. */
    public static Optional<Double> parse(String text) {
        Matcher rate = RATE.matcher(text.strip());
        if (!rate.matches()) {
            return Optional.empty();
        }
        int unit = UNITS.get(rate.group(2).toLowerCase(Locale.ROOT));
        return Optional.of(new BigDecimal(rate.group(1)).doubleValue() * unit);
    }
}

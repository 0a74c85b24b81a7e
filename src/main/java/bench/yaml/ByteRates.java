package bench.yaml;

import java.math.BigDecimal;
import java.util.List;
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

    /** Units of a size, the largest first. */
    private static final List<Unit> OF_SIZES =
            List.of(new Unit("GB", 1 << 30), new Unit("MB", 1 << 20), new Unit("KB", 1 << 10));

    /**
     * A unit of sizes, and so many a second of rates.
     *
     * @param name without the time
     */
    public record Unit(String name, double bytes) {}

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

    /** The largest unit of which there is one or more; the smallest for what is less. */
    public static Unit unitOf(double bytes) {
        return OF_SIZES.stream()
                .filter(unit -> bytes >= unit.bytes)
                .findFirst()
                .orElse(OF_SIZES.get(OF_SIZES.size() - 1));
    }
}

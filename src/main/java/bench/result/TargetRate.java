package bench.result;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rate that was asked for, in messages/s over all producers. */
public final class TargetRate {
    /** As many messages/s as can be sent are asked for by this rate. */
    private static final double UNLIMITED = 2_147_483_647;

    /** The key that asks for it, by both of its names. */
    private static final Set<String> KEYS = Set.of("producerRate", "workload.producerRate");

    private TargetRate() {}

    /** Whether as many messages are asked for as can be sent. */
    public static boolean isUnlimited(double rate) {
        return rate >= UNLIMITED;
    }

    /** Whether a key of a workload is for the rate. */
    public static boolean isKey(String key) {
        return KEYS.contains(key);
    }

    /**
     * The rate that settings ask for, infinity being as many as can be sent; empty where they ask for none in numbers, or by 0
     * for a search.
     */
    public static Optional<Double> askedBy(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(each -> isKey(each.getKey()))
                .flatMap(each -> number(each.getValue()).stream())
                .filter(rate -> rate != 0)
                .map(rate -> rate < 0 ? Double.POSITIVE_INFINITY : rate)
                .findFirst();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip().replace("_", "")).doubleValue());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Settings in their order, but for the rate. */
    public static Map<String, String> without(Map<String, String> settings) {
        Map<String, String> others = new LinkedHashMap<>(settings);
        others.keySet().removeIf(TargetRate::isKey);
        return others;
    }
}

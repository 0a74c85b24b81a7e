package bench.scrape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The samples that a broker gave at a moment. Immutable. */
final class Page {
    private static final String COUNTER = "_total";

    private final long atNs;
    /** By the name of their metric in lower case: exporters of Kafka's beans write it as their rules say. */
    private final Map<String, List<Sample>> byName = new HashMap<>();

    /** @param atNs on the scale of {@code Clock.nanoTime} */
    Page(long atNs, List<Sample> samples) {
        this.atNs = atNs;
        samples.forEach(sample -> byName.computeIfAbsent(lower(sample.name()), key -> new ArrayList<>())
                .add(sample));
    }

    /** The names, in lower case, by which a metric may be written: a counter may end in {@code _total} or not. */
    static List<String> spellings(String name) {
        String lower = lower(name);
        return List.of(
                lower,
                lower.endsWith(COUNTER) ? lower.substring(0, lower.length() - COUNTER.length()) : lower + COUNTER);
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean has(String name) {
        return byName.containsKey(lower(name));
    }

    /** Those that are chosen and are numbers. */
    List<Sample> samples(Selector selector) {
        return spellings(selector.name()).stream()
                .filter(byName::containsKey)
                .findFirst()
                .map(byName::get)
                .orElse(List.of())
                .stream()
                .filter(sample -> selector.takes(sample.labels()) && Double.isFinite(sample.value()))
                .toList();
    }

    double secondsSince(Page before) {
        return (atNs - before.atNs) / 1e9;
    }
}

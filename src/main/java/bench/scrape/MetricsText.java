package bench.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads the text in which exporters give their metrics to Prometheus: its own format, and OpenMetrics 1.0. Both are described at
 * prometheus.io/docs/instrumenting/exposition_formats. Stateless.
 *
 * <p>Strict with what is wanted, so that a broken page is a gap and not a wrong figure. Of the lines of other metrics only the
 * names are read: a broker has tens of thousands of them, and reading them takes time from the load.
 */
final class MetricsText {
    private static final String END = "# EOF";

    private MetricsText() {}

    /**
     * The samples of a page.
     *
     * @param mustEnd whether it is cut off without the mark at its end, as OpenMetrics has it
     * @param wanted which names matter
     * @throws UnreadableMetricsException when the text is in neither format
     */
    static List<Sample> read(String text, boolean mustEnd, Predicate<String> wanted) throws UnreadableMetricsException {
        List<Sample> samples = new ArrayList<>();
        boolean hasEnded = false;
        int number = 0;
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            number++;
            String line = text.substring(start, end).strip();
            if (hasEnded && !line.isEmpty()) {
                throw new UnreadableMetricsException("line " + number + ": must not come after " + END);
            }
            hasEnded |= line.equals(END);
            sample(line, number, wanted).ifPresent(samples::add);
            start = end + 1;
        }
        if (mustEnd && !hasEnded) {
            throw new UnreadableMetricsException("is cut off: " + END + " is missing");
        }
        return samples;
    }

    private static Optional<Sample> sample(String line, int number, Predicate<String> wanted)
            throws UnreadableMetricsException {
        return line.isEmpty() || line.charAt(0) == '#'
                ? Optional.empty()
                : new MetricsLine(line, number).sample(wanted);
    }
}

package bench.compare.peer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Kafka's tools print: pure functions of their lines. */
final class PeerOutput {
    private static final Pattern INTERVAL =
            Pattern.compile("(\\d+) records sent, ([\\d.]+) records/sec .* ms max latency\\.");
    private static final Pattern STEADY = Pattern.compile("\\d+ steady state records sent, ([\\d.]+) records/sec .*");
    private static final Pattern PERCENTILE = Pattern.compile("(\\d+) ms (50|99|99\\.9)th");

    private PeerOutput() {}

    /** Whether a producer has sent all of these; a send that fails is printed by the tool, which then exits with 0. */
    static boolean hasSent(List<String> lines, long records) {
        return lines.stream()
                .anyMatch(line -> line.startsWith(records + " records sent, ") && line.contains(" 99.9th"));
    }

    /**
     * What a producer without a warm-up of its own had acked in each second. Not the tool's total, whose time has that in
     * it in which the client's buffer is emptied, while what filled it before the end of the warm-up does not count.
     */
    static Window sent(List<String> lines, Settings.Lengths lengths) {
        Window window = new Window(lengths);
        for (String line : lines) {
            Matcher interval = INTERVAL.matcher(line);
            if (interval.matches() && Double.parseDouble(interval.group(2)) > 0) {
                double records = Double.parseDouble(interval.group(1));
                window.add(records, records / Double.parseDouble(interval.group(2)));
            }
        }
        return window;
    }

    /** Of a producer, after its own warm-up: whole milliseconds by the percentile, 50, 99 and 99.9. */
    record Latencies(double messagesPerSecond, Map<String, Double> percentiles) {}

    static Optional<Latencies> latencies(List<String> lines) {
        return lines.stream()
                .map(STEADY::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(steady -> {
                    Map<String, Double> percentiles = new LinkedHashMap<>();
                    PERCENTILE
                            .matcher(steady.group())
                            .results()
                            .forEach(each -> percentiles.put(each.group(2), Double.valueOf(each.group(1))));
                    return new Latencies(Double.parseDouble(steady.group(1)), percentiles);
                });
    }

    /** What a consumer has read in each interval, counted from the end of its group's rebalance. */
    static Window read(List<String> lines, Settings.Lengths lengths) {
        Window window = new Window(lengths);
        double before = 0;
        for (String[] columns : intervalsRead(lines)) {
            double messages = Double.parseDouble(columns[4]);
            window.add(messages - before, Double.parseDouble(columns[7]) / 1000);
            before = messages;
        }
        return window;
    }

    /** Messages per second of a consumer's best interval. */
    static double peakRead(List<String> lines) {
        return intervalsRead(lines).stream()
                .mapToDouble(columns -> Double.parseDouble(columns[9]))
                .max()
                .orElse(0);
    }

    /** Of their columns, 4 is the messages so far, 7 the interval's milliseconds without a rebalance, 9 its rate in these. */
    private static List<String[]> intervalsRead(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(", ", -1))
                .filter(columns -> columns.length == 10)
                .toList();
    }
}

package bench.report;

import bench.result.Phase;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.RunResult;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The lines of a run on the console: those of the OpenMessaging Benchmark, which people grep, and a table at the end.
 *
 * <p>Numbers look the same in every locale. Confined to the control thread.
 */
public final class ConsoleOutput implements RunListener {
    private final PrintWriter out;
    private final boolean quiet;
    private final Throughput measured = new Throughput();

    /** Prints to a writer; when quiet, only what is known at the end. */
    public ConsoleOutput(PrintWriter out, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
    }

    @Override
    public void phaseStarted(Phase phase, Duration duration) {
        if (!quiet) {
            // As OMB has it, whose lines people look for.
            out.println(
                    phase.equals(Phase.MEASUREMENT)
                            ? "----- Starting benchmark traffic (" + text(duration) + ")------"
                            : "----- Starting " + phase.name() + " traffic ("
                                    + (duration.isZero() ? "until steady" : text(duration)) + ") ------");
            out.flush();
        }
    }

    /** A duration in its largest whole unit: 5m, 90s, 1500ms. */
    static String text(Duration duration) {
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        return duration.toSeconds() % 60 != 0 || duration.isZero()
                ? duration.toSeconds() + "s"
                : duration.toMinutes() + "m";
    }

    @Override
    public void intervalEnded(RunInterval interval) {
        if (interval.phase().measured()) {
            measured.add(interval.stats());
        }
        if (!quiet) {
            out.println(line(interval));
            out.flush();
        }
    }

    private static String line(RunInterval interval) {
        IntervalStats stats = interval.stats();
        Throughput throughput = Throughput.of(stats);
        return format(
                        "Pub rate %7.1f msg/s / %4.1f MB/s | Pub err %7.1f err/s | Cons rate %7.1f msg/s / %4.1f MB/s"
                                + " | Backlog: %4.1f K",
                        throughput.publishRate(),
                        throughput.publishMegabytes(),
                        throughput.publishErrorRate(),
                        throughput.consumeRate(),
                        throughput.consumeMegabytes(),
                        interval.backlog() / 1000.0)
                + latency(" | Pub Latency (ms)", stats, Latency.PUBLISH)
                + latency(" | Pub Delay Latency (us)", stats, Latency.PUBLISH_DELAY)
                + latency(" | E2E Latency (ms)", stats, Latency.END_TO_END);
    }

    private static String latency(String title, IntervalStats stats, Latency latency) {
        return figures(title, stats, latency, Figure.AVG, Figure.P50, Figure.P99, Figure.P999, Figure.MAX);
    }

    private static String figures(String title, IntervalStats stats, Latency latency, Figure... figures) {
        Histogram histogram = stats.histogram(latency);
        return Stream.of(figures)
                .map(figure -> format("%s: %4.1f", figure.label(), figure.of(latency, histogram)))
                .collect(Collectors.joining(" - ", title + " ", ""));
    }

    @Override
    public void runEnded(RunResult result) {
        IntervalStats total = result.total();
        Figure[] all = {Figure.AVG, Figure.P50, Figure.P95, Figure.P99, Figure.P999, Figure.P9999, Figure.MAX};
        out.println("----- Aggregated"
                + figures(" Pub Latency (ms)", total, Latency.PUBLISH, all)
                + figures(" | Pub Delay (us) ", total, Latency.PUBLISH_DELAY, all)
                + figures(" | E2E Latency (ms)", total, Latency.END_TO_END, all));
        new SummaryTable(out).print(result, measured);
        new VerdictBlock(out).print(result.validity());
        out.flush();
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}

package bench.report;

import static bench.result.ByteUnits.MEGABYTE;

import bench.result.Figures;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.Result;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.Statistic;
import bench.result.Throughput;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The lines of a run on the console: those of the OpenMessaging Benchmark (OMB), which people grep, and a summary at the end.
 *
 * <p>Numbers look the same in every locale. Confined to the control thread.
 */
public final class ConsoleOutput implements RunListener {
    private static final List<Statistic> OF_AN_INTERVAL =
            List.of(Statistic.AVG, Statistic.P50, Statistic.P99, Statistic.P999, Statistic.MAX);
    private static final List<Statistic> OF_A_RUN = List.of(
            Statistic.AVG, Statistic.P50, Statistic.P95, Statistic.P99, Statistic.P999, Statistic.P9999, Statistic.MAX);

    private final PrintWriter out;
    private final Lines lines;

    /** Which of OMB's lines are printed. The summary always is. */
    public enum Lines {
        /** One for each phase, each interval, and the whole. */
        ALL,
        /** Only that of the whole. */
        OF_THE_WHOLE,
        NONE
    }

    /** Prints to a writer. */
    public ConsoleOutput(PrintWriter out, Lines lines) {
        this.out = out;
        this.lines = lines;
    }

    @Override
    public void phaseStarted(Phase phase, PhaseLength length) {
        if (lines == Lines.ALL && phase.reported()) {
            // As OMB has it, whose lines people look for.
            out.println(
                    phase.equals(Phase.MEASUREMENT)
                            ? "----- Starting benchmark traffic (" + text(phase, length) + ")------"
                            : "----- Starting " + phase.name() + " traffic (" + text(phase, length) + ") ------");
            out.flush();
        }
    }

    private static String text(Phase phase, PhaseLength length) {
        if (length.isKnown()) {
            return text(length.most());
        }
        String least = length.least().isZero() ? "" : text(length.least()) + " and on ";
        // A warm-up that is not as long as it was asked to be waits for a steady state.
        return least + (phase.equals(Phase.WARM_UP) ? "until steady, " : "") + "up to " + text(length.most());
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
        if (lines == Lines.ALL && interval.phase().reported()) {
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
                        throughput.publishByteRate() / MEGABYTE,
                        throughput.publishErrorRate(),
                        throughput.consumeRate(),
                        throughput.consumeByteRate() / MEGABYTE,
                        interval.backlog() / 1000.0)
                + Latency.ofOmb().stream()
                        .map(latency -> " | "
                                + list(
                                        latency.ombTitle() + " (" + latency.unitSymbol() + ")",
                                        OF_AN_INTERVAL,
                                        statistic -> statistic.of(latency, stats.histogram(latency))))
                        .collect(Collectors.joining());
    }

    private static String list(String title, List<Statistic> statistics, ToDoubleFunction<Statistic> value) {
        return statistics.stream()
                .map(statistic -> format("%s: %4.1f", statistic.label(), value.applyAsDouble(statistic)))
                .collect(Collectors.joining(" - ", title + " ", ""));
    }

    @Override
    public void resultReady(Result result) {
        Figures figures = Figures.of(result);
        if (lines != Lines.NONE && result.run().isMeasured()) {
            printAggregated(figures);
        }
        new RunSummary(out).print(result, figures);
        out.flush();
    }

    private void printAggregated(Figures figures) {
        out.println(Latency.ofOmb().stream()
                .map(latency -> list(
                        format("%-15s", latency.title() + " (" + latency.unitSymbol() + ")"),
                        OF_A_RUN,
                        statistic -> figures.of(latency, statistic).value()))
                .collect(Collectors.joining(" | ", "----- Aggregated ", "")));
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}

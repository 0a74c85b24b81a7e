package bench.report.html;

import static bench.result.ByteUnits.MEGABYTE;

import bench.report.MessageRows;
import bench.report.html.Table.Cell;
import bench.result.Check;
import bench.result.Delivered;
import bench.result.Figure;
import bench.result.Figures;
import bench.result.Result;
import bench.result.Statistic;
import bench.result.Throughput;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The figures of the whole measurements. */
final class FigureTables {
    private static final List<Statistic> STATISTICS = List.of(
            Statistic.AVG,
            Statistic.P50,
            Statistic.P75,
            Statistic.P95,
            Statistic.P99,
            Statistic.P999,
            Statistic.P9999,
            Statistic.MAX);

    private final List<LabelledRun> runs;
    /** By the run itself: to compare results takes long. */
    private final IdentityHashMap<LabelledRun, Figures> figures = new IdentityHashMap<>();

    FigureTables(List<LabelledRun> runs) {
        this.runs = runs;
        runs.forEach(run -> figures.put(run, Figures.of(run.result())));
    }

    /** The first figures that a reader asks for. */
    List<Table> glance() {
        Table.OfRuns table = new Table.OfRuns(
                "",
                runs,
                "Verdict",
                "Target msg/s",
                "Acked msg/s",
                "Received msg/s",
                "Pub Response 50% (ms)",
                "99% (ms)",
                "99.9% (ms)",
                "E2E Response 99% (ms)",
                "Errors",
                "Lost",
                "Duplicated");
        for (LabelledRun run : runs) {
            Result result = run.result();
            Throughput throughput = result.run().throughput();
            Delivered.Counts delivered =
                    result.delivery() == null || !result.delivery().isChecked()
                            ? null
                            : result.delivery().total();
            table.add(
                    run,
                    List.of(
                            new Cell("verdict-" + verdictKind(run), verdict(run)),
                            Cell.number(VerdictBox.target(result).replace(" msg/s", "")),
                            Cell.number(throughput == null ? "-" : Numbers.rate(throughput.publishRate())),
                            Cell.number(throughput == null ? "-" : Numbers.rate(throughput.consumeRate())),
                            latency(run, Latency.PUBLISH_RESPONSE, Statistic.P50),
                            latency(run, Latency.PUBLISH_RESPONSE, Statistic.P99),
                            latency(run, Latency.PUBLISH_RESPONSE, Statistic.P999),
                            latency(run, Latency.END_TO_END_RESPONSE, Statistic.P99),
                            Cell.number(Numbers.count(
                                    result.run().messages().counts().sendErrors())),
                            bad(delivered == null ? null : delivered.missing().lost()),
                            bad(delivered == null ? null : delivered.wrong().duplicated())));
        }
        return table.build();
    }

    private static String verdict(LabelledRun run) {
        return verdictKind(run).toUpperCase(Locale.ROOT);
    }

    private static String verdictKind(LabelledRun run) {
        Check.Verdict verdict = run.result().validity().verdict();
        return run.result().run().isComplete() ? verdict.text() : "incomplete";
    }

    private Cell latency(LabelledRun run, Latency latency, Statistic statistic) {
        return isTimed(run, latency) ? Numbers.latency(figures.get(run).of(latency, statistic)) : Cell.number("-");
    }

    private boolean isTimed(LabelledRun run, Latency latency) {
        Figure highest = figures.get(run).of(latency, Statistic.MAX);
        return highest.isSupported();
    }

    /** A count of what should not be; null where nobody has looked. */
    static Cell bad(Long count) {
        if (count == null) {
            return Cell.number("not checked");
        }
        return new Cell(count == 0 ? "number" : "number bad", Numbers.count(count));
    }

    /** What was sent and came back. */
    List<Table> messages() {
        Table.OfRuns table = new Table.OfRuns("Messages", runs, "", "Messages", "msg/s", "MB/s");
        for (LabelledRun run : runs) {
            if (run.result().run().throughput() != null) {
                MessageRows.of(run.result().run()).forEach(row -> table.add(run, cells(row)));
            }
        }
        return table.build();
    }

    private static List<Cell> cells(MessageRows.Row row) {
        return List.of(
                Cell.text(row.title()),
                Cell.number(Numbers.count(row.messages())),
                Cell.number(row.rate() == null ? "" : Numbers.rate(row.rate())),
                Cell.number(
                        row.byteRate() == null ? "" : String.format(Locale.ROOT, "%,.2f", row.byteRate() / MEGABYTE)));
    }

    /** Of each latency; those of several runs one below the other. */
    List<Table> latencies() {
        String[] columns = Stream.concat(
                        Stream.of("Latency"), STATISTICS.stream().map(Statistic::label))
                .toArray(String[]::new);
        Table.OfRuns table = new Table.OfRuns("Latencies", runs, columns);
        for (Latency latency : Latency.values()) {
            for (LabelledRun run : runs) {
                if (isTimed(run, latency)) {
                    List<Cell> cells = new ArrayList<>();
                    cells.add(Cell.text(title(latency) + " (" + latency.unitSymbol() + ")"));
                    STATISTICS.forEach(
                            each -> cells.add(Numbers.latency(figures.get(run).of(latency, each))));
                    table.add(run, cells);
                }
            }
        }
        return table.build();
    }

    private static String title(Latency latency) {
        return latency.title().replace(" Latency", "");
    }
}

package bench.report.html;

import static bench.result.ByteUnits.MEGABYTE;

import bench.report.html.Table.Cell;
import bench.result.CatchUp;
import bench.result.PhaseResult;
import bench.result.Search;
import bench.result.Statistic;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What runs went through: phases, backlogs, searches. */
final class CourseTables {
    private final List<LabelledRun> runs;

    CourseTables(List<LabelledRun> runs) {
        this.runs = runs;
    }

    List<Table> phases() {
        Table.OfRuns table = new Table.OfRuns(
                "Phases",
                runs,
                "Phase",
                "Start (s)",
                "Length (s)",
                "Target msg/s",
                "Acked msg/s",
                "Pub Response 50% (ms)",
                "99% (ms)",
                "E2E Response 99% (ms)",
                "Errors",
                "Verdict");
        for (LabelledRun run : runs) {
            run.result().course().phases().forEach(phase -> table.add(kind(run, phase), run, cells(phase)));
        }
        return table.build();
    }

    private static String kind(LabelledRun run, PhaseResult phase) {
        return phase.validity() == null ? "unmeasured" : run.kind();
    }

    private static List<Cell> cells(PhaseResult phase) {
        String verdict = phase.validity() == null
                ? "not measured"
                : phase.validity().verdict().text();
        return List.of(
                Cell.text(phase.phase().name()),
                Cell.number(Numbers.seconds(phase.extent().startSeconds())),
                Cell.number(Numbers.seconds(phase.extent().seconds())),
                Cell.number(
                        phase.extent().isUnlimited()
                                ? "unlimited"
                                : Numbers.rate(phase.extent().targetRate())),
                Cell.number(Numbers.rate(phase.throughput().publishRate())),
                latency(phase, Latency.PUBLISH_RESPONSE, Statistic.P50),
                latency(phase, Latency.PUBLISH_RESPONSE, Statistic.P99),
                latency(phase, Latency.END_TO_END_RESPONSE, Statistic.P99),
                Cell.number(Numbers.count(phase.counts().sendErrors())),
                new Cell(phase.validity() == null ? "" : "verdict-" + verdict, verdict));
    }

    private static Cell latency(PhaseResult phase, Latency latency, Statistic statistic) {
        if (!phase.isTimed(latency)) {
            return Cell.number("-");
        }
        String text = Numbers.latency(latency.unitSymbol(), phase.value(latency, statistic));
        return phase.isSupported(latency, statistic) ? Cell.number(text) : new Cell("number few", text + "*");
    }

    /** What consumers did with a backlog. */
    List<Table> catchUp() {
        Table.OfRuns table =
                new Table.OfRuns("Backlog", runs, "", "Messages", "Seconds", "Published msg/s", "Read msg/s", "MB/s");
        for (LabelledRun run : runs) {
            CatchUp catchUp = run.result().course().catchUp();
            if (catchUp != null) {
                CatchUp.Built built = catchUp.built();
                table.add(
                        run,
                        row(
                                "Built" + (built.reached() ? "" : " (given up)"),
                                built.messages(),
                                built.seconds(),
                                Numbers.rate(built.publishRate()),
                                "",
                                built.publishByteRate()));
                CatchUp.Drained drained = catchUp.drained();
                if (drained != null) {
                    table.add(
                            run,
                            row(
                                    "Drained" + (drained.reached() ? "" : " (given up)"),
                                    drained.messages() - drained.leftMessages(),
                                    drained.seconds(),
                                    Numbers.rate(drained.publishRate()),
                                    Numbers.rate(drained.consumeRate()),
                                    drained.consumeByteRate()));
                }
            }
        }
        return table.build();
    }

    private static List<Cell> row(
            String name, long messages, double seconds, String published, String read, double bytes) {
        return List.of(
                Cell.text(name),
                Cell.number(Numbers.count(messages)),
                Cell.number(Numbers.seconds(seconds)),
                Cell.number(published),
                Cell.number(read),
                Cell.number(String.format(Locale.ROOT, "%,.2f", bytes / MEGABYTE)));
    }

    /** What searches have found. */
    List<Table> searches() {
        Table.OfRuns table = new Table.OfRuns(
                "Rate search",
                runs,
                "Sustained msg/s",
                "Not sustained msg/s",
                "Resolution",
                "Confirmed for (s)",
                "Not met at the upper bound",
                "Conditions",
                "Ended",
                "Trials",
                "Seconds");
        for (LabelledRun run : runs) {
            Search search = run.result().course().search();
            if (search != null) {
                table.add(run, cells(search));
            }
        }
        return table.build();
    }

    private static List<Cell> cells(Search search) {
        Search.Bracket bracket = search.bracket();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.number(bracket.lowerBound() == null ? "none" : Numbers.rate(bracket.lowerBound())));
        cells.add(Cell.number(bracket.upperBound() == null ? "none" : Numbers.rate(bracket.upperBound())));
        cells.add(Cell.number(
                bracket.width() == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * bracket.width())));
        cells.add(Cell.number(
                search.isConfirmed() ? Numbers.seconds(search.confirmation().confirmedSeconds()) : "not confirmed"));
        cells.add(Cell.text(String.join(", ", bracket.condition())));
        cells.add(Cell.text(String.join(", ", search.conditions())));
        cells.add(Cell.text(search.end().text()));
        cells.add(Cell.number(
                search.trials().size() + (search.irregular() == 0 ? "" : ", " + search.irregular() + " irregular")));
        cells.add(Cell.number(Numbers.seconds(search.seconds())));
        return cells;
    }
}

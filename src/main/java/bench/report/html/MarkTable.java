package bench.report.html;

import bench.report.html.Table.Cell;
import bench.result.BrokerSide;
import bench.result.Mark;
import java.util.List;

/** What happened to the cluster and to the clients' ties to it. */
final class MarkTable {
    private final List<LabelledRun> runs;

    MarkTable(List<LabelledRun> runs) {
        this.runs = runs;
    }

    /** All that the results have, in the order of each. */
    List<Table> marks() {
        Table.OfRuns table = new Table.OfRuns("Marks", runs, "At (s)", "What", "To what");
        for (LabelledRun run : runs) {
            BrokerSide side = run.result().brokerSide();
            side.marks().forEach(mark -> table.add(run, cells(mark)));
            side.marksLeftOut().stream()
                    .filter(each -> each.count() > 0)
                    .forEach(each -> table.add("unmeasured", run, cells(each)));
        }
        return table.build();
    }

    private static List<Cell> cells(Mark mark) {
        return List.of(
                Cell.number(Numbers.seconds(mark.atSeconds())),
                new Cell("mark-" + mark.kind().word(), mark.kind().label()),
                Cell.text(mark.text()));
    }

    private static List<Cell> cells(BrokerSide.LeftOut others) {
        return List.of(
                Cell.number("..."),
                Cell.text(others.kind().plural()),
                Cell.text(Numbers.count(others.count()) + " more, which the result does not list"));
    }
}

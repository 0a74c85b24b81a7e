package bench.report.html;

import bench.report.html.Table.Cell;
import bench.result.Check;
import bench.result.Delivered;
import bench.result.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the trust in figures rests on: the checks, and what became of the messages. */
final class TrustTables {
    private final List<LabelledRun> runs;

    TrustTables(List<LabelledRun> runs) {
        this.runs = runs;
    }

    /** All of them, the worst first. */
    List<Table> checks() {
        Table.OfRuns table = new Table.OfRuns("Checks", runs, "Verdict", "Check", "Figure", "Limit", "What to do");
        for (LabelledRun run : runs) {
            run.result().validity().checks().stream()
                    .sorted((one, other) -> other.verdict().compareTo(one.verdict()))
                    .forEach(check -> table.add(kind(check), run, cells(check)));
        }
        return table.build();
    }

    /** What the runs were to reach, those that were missed first. */
    List<Table> thresholds() {
        Table.OfRuns table = new Table.OfRuns("Thresholds", runs, "Outcome", "Threshold", "Figure");
        for (LabelledRun run : runs) {
            run.result().thresholds().stream()
                    .sorted(Comparator.comparing(Threshold::isMet))
                    .forEach(each -> table.add(
                            run,
                            List.of(
                                    new Cell(
                                            "verdict-" + each.verdict().text(),
                                            each.verdict().text()),
                                    Cell.text(each.text()),
                                    Cell.text(each.seen()))));
        }
        return table.build();
    }

    private static String kind(Check check) {
        return check.verdict() == Check.Verdict.VALID
                ? ""
                : "check-" + check.verdict().text();
    }

    private static List<Cell> cells(Check check) {
        return List.of(
                new Cell("verdict-" + check.verdict().text(), check.verdict().ofCheck()),
                Cell.text(check.name()),
                Cell.text(check.figure()),
                Cell.text(check.limit()),
                Cell.text(check.advice()));
    }

    /** What became of all messages, over all subscriptions, and of each where there are several. */
    List<Table> delivery() {
        Table.OfRuns table = new Table.OfRuns(
                "Delivery",
                runs,
                "Subscription",
                "Sent",
                "Acked",
                "Unanswered",
                "Received",
                "Lost",
                "Unread",
                "Removed",
                "Not visible",
                "Duplicated",
                "Redelivered",
                "Reordered",
                "Foreign",
                "Corrupt");
        for (LabelledRun run : runs) {
            Delivered delivery = run.result().delivery();
            if (delivery != null) {
                table.add(run, cells("all", delivery, delivery.isChecked() ? delivery.total() : null));
                for (int i = 0;
                        delivery.subscriptions().size() > 1
                                && i < delivery.subscriptions().size();
                        i++) {
                    table.add(
                            run,
                            cells(
                                    String.valueOf(i),
                                    delivery,
                                    delivery.subscriptions().get(i)));
                }
            }
        }
        return table.build();
    }

    /** @param counts null where nobody has read */
    private static List<Cell> cells(String name, Delivered delivery, Delivered.Counts counts) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(name));
        cells.add(Cell.number(Numbers.count(delivery.sent())));
        cells.add(Cell.number(Numbers.count(delivery.acked())));
        cells.add(FigureTables.bad(delivery.unanswered()));
        cells.add(Cell.number(counts == null ? "not checked" : Numbers.count(counts.received())));
        cells.add(
                FigureTables.bad(counts == null ? null : (Long) counts.missing().lost()));
        cells.add(
                FigureTables.bad(counts == null ? null : (Long) counts.missing().unread()));
        cells.add(
                FigureTables.bad(counts == null ? null : (Long) counts.missing().removed()));
        cells.add(
                FigureTables.bad(counts == null ? null : (Long) counts.missing().notVisible()));
        cells.add(FigureTables.bad(counts == null ? null : (Long) counts.wrong().duplicated()));
        cells.add(FigureTables.bad(counts == null ? null : (Long) counts.wrong().redelivered()));
        cells.add(FigureTables.bad(counts == null ? null : (Long) counts.wrong().reordered()));
        cells.add(FigureTables.bad(counts == null ? null : (Long) counts.wrong().foreign()));
        cells.add(FigureTables.bad(counts == null ? null : (Long) counts.wrong().corrupt()));
        return cells;
    }
}

package bench.report.html;

import bench.report.CampaignText;
import bench.report.html.Table.Cell;
import bench.report.html.Table.Row;
import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.CampaignResults.Point;
import bench.result.Figure;
import bench.result.RunOutcome;
import bench.result.Spread;
import bench.result.TargetRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables of a campaign. */
final class CampaignTables {
    private static final String NONE = "-";
    /** So that the page of a large campaign still opens at once. */
    private static final int MOST_ROWS = 200;

    private final CampaignResults results;
    private final RunFigures figures;
    private final List<String> varied;

    CampaignTables(CampaignResults results, RunFigures figures) {
        this.results = results;
        this.figures = figures;
        this.varied = results.campaign().plan().varied();
    }

    /** The points with their settings; of each figure the median of the runs that are to be trusted, and their range. */
    List<Table> points() {
        List<String> head = new ArrayList<>(List.of("Point"));
        varied.forEach(key -> head.add(CampaignText.shortKey(key)));
        head.addAll(List.of("Offered msg/s", "Runs to be trusted"));
        RunFigures.SHOWN.forEach(each -> head.add(RunFigures.title(each)));
        List<Row> rows = results.points().stream().map(this::row).toList();
        return table("", head, rows);
    }

    private Row row(Point point) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.number(Numbers.count(point.number())));
        varied.forEach(key -> cells.add(Cell.text(CampaignAxes.value(point, key))));
        cells.add(Cell.number(point.producerRate()
                .map(rate -> TargetRate.isUnlimited(rate) ? "unlimited" : Numbers.rate(rate))
                .orElse(NONE)));
        long trusted = point.runs().stream().filter(figures::isTrusted).count();
        cells.add(new Cell(
                trusted < point.runs().size() ? "number verdict-warn" : "number",
                trusted + " of " + point.runs().size()));
        RunFigures.SHOWN.forEach(figure -> cells.add(spread(point, figure)));
        return new Row(trusted == 0 ? "doubtful" : "", cells);
    }

    private Cell spread(Point point, String figure) {
        return figures.spread(point, figure)
                .map(spread -> Cell.number(shown(figure, spread)))
                .orElse(Cell.number(NONE));
    }

    private static String shown(String figure, Spread spread) {
        String median = shown(figure, spread.median());
        return spread.runs() < 2
                ? median
                : median + " (" + shown(figure, spread.least()) + " to " + shown(figure, spread.greatest()) + ")";
    }

    private static String shown(String figure, double value) {
        return figure.equals(RunFigures.RATE) ? Numbers.rate(value) : Numbers.latency("ms", value);
    }

    /** Every run, in the order in which they are made. */
    List<Table> runs() {
        List<String> head = new ArrayList<>(List.of("Run"));
        varied.forEach(key -> head.add(CampaignText.shortKey(key)));
        head.addAll(List.of("State", "Exit code", "Verdict"));
        RunFigures.SHOWN.forEach(each -> head.add(RunFigures.title(each)));
        head.addAll(List.of("Why", "File"));
        List<Row> rows = results.campaign().plan().order().stream()
                .map(results.campaign()::run)
                .map(this::row)
                .toList();
        return table("", head, rows);
    }

    private Row row(Campaign.Run run) {
        RunOutcome outcome = run.outcome();
        boolean isControl = run.id().equals(results.campaign().plan().control());
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(run.id() + (isControl ? " (control)" : "")));
        varied.forEach(key -> cells.add(Cell.text(run.settings().getOrDefault(key, NONE))));
        cells.add(Cell.text(outcome.state().text()));
        cells.add(Cell.number(
                outcome.exitCode() == null ? NONE : outcome.exitCode().toString()));
        cells.add(
                outcome.verdict() == null
                        ? Cell.text(NONE)
                        : new Cell("verdict-" + outcome.verdict(), outcome.verdict()));
        RunFigures.SHOWN.forEach(figure -> cells.add(Cell.number(figures.find(run, figure)
                .map(Figure::value)
                .map(value -> shown(figure, value))
                .orElse(NONE))));
        cells.add(Cell.text(outcome.reason() == null ? "" : outcome.reason()));
        cells.add(Cell.text(run.file()));
        return new Row(kind(run), cells);
    }

    private String kind(Campaign.Run run) {
        if (figures.isTrusted(run)) {
            return "";
        }
        return results.results().containsKey(run.id()) ? "doubtful" : "unmeasured";
    }

    /** The first point at the beginning and at the end; none before the end. */
    List<Table> control() {
        Campaign campaign = results.campaign();
        Optional<Campaign.Run> control = Optional.ofNullable(campaign.plan().control())
                .map(campaign::run)
                .filter(figures::isTrusted);
        if (control.isEmpty() || results.points().isEmpty()) {
            return List.of();
        }
        Point first = results.points().get(0);
        List<Row> rows = new ArrayList<>();
        for (String figure : RunFigures.SHOWN) {
            Optional<Spread> before = figures.spread(first, figure);
            Optional<Figure> after = figures.find(control.get(), figure);
            if (before.isPresent() && after.isPresent()) {
                rows.add(row(figure, before.get(), after.get().value()));
            }
        }
        return table(
                "The first point again, as the last run",
                List.of("Figure", "Runs before, median and range", "Last run", "Change"),
                rows);
    }

    private static Row row(String figure, Spread before, double after) {
        return new Row(
                "",
                List.of(
                        Cell.text(RunFigures.title(figure)),
                        Cell.number(shown(figure, before)),
                        Cell.number(shown(figure, after)),
                        Cell.number(
                                before.median() == 0
                                        ? NONE
                                        : String.format(
                                                Locale.ROOT, "%+.1f %%", 100 * (after / before.median() - 1)))));
    }

    /** The searches for the rates of which others are shares. */
    List<Table> searches() {
        List<Row> rows = results.campaign().searches().stream()
                .map(search -> new Row(
                        search.rate() == null ? "doubtful" : "",
                        List.of(
                                Cell.text(search.id()),
                                Cell.text(CampaignText.label(search.settings())),
                                Cell.number(search.rate() == null ? NONE : Numbers.rate(search.rate())),
                                Cell.text(search.outcome().state().text()),
                                Cell.text(
                                        search.outcome().reason() == null
                                                ? ""
                                                : search.outcome().reason()))))
                .toList();
        return table(
                "Searches for the highest rate, of which rates are shares",
                List.of("Search", "Settings", "Found msg/s", "State", "Why"),
                rows);
    }

    private static List<Table> table(String caption, List<String> head, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Row> shown = new ArrayList<>(rows.subList(0, Math.min(MOST_ROWS, rows.size())));
        if (shown.size() < rows.size()) {
            String others = Numbers.count(rows.size() - MOST_ROWS) + " more, which are in campaign.json";
            shown.add(new Row("unmeasured", List.of(Cell.text("..."), Cell.text(others))));
        }
        return List.of(new Table(caption, head, shown));
    }
}

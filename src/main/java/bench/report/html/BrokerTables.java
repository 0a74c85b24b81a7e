package bench.report.html;

import bench.report.html.Table.Cell;
import bench.result.BrokerFigures;
import bench.result.BrokerMetric;
import bench.result.BrokerMetrics;
import bench.result.Result;
import bench.result.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The brokers one by one: how long each took to store messages, and what it said of itself. */
final class BrokerTables {
    private static final List<Statistic> STATISTICS =
            List.of(Statistic.P50, Statistic.P95, Statistic.P99, Statistic.P999, Statistic.MAX);

    private final List<LabelledRun> runs;

    BrokerTables(List<LabelledRun> runs) {
        this.runs = runs;
    }

    /** Whether a result knows brokers one by one. */
    static boolean isAboutBrokers(Result result) {
        return !result.brokerSide().brokers().isEmpty() || result.brokerSide().brokerMetrics() != null;
    }

    /** Publish latency of each broker that led partitions. */
    List<Table> latencies() {
        String[] columns = Stream.concat(
                        Stream.of("Broker", "Host", "Rack", "Leader of", "Messages"),
                        STATISTICS.stream().map(each -> each.label() + " (ms)"))
                .toArray(String[]::new);
        Table.OfRuns table = new Table.OfRuns("Publish latency of each leader", runs, columns);
        for (LabelledRun run : runs) {
            run.result().brokerSide().brokers().forEach(broker -> table.add(run, cells(broker)));
        }
        return table.build();
    }

    private static List<Cell> cells(BrokerFigures broker) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(broker.name()));
        cells.add(Cell.text(broker.host()));
        cells.add(Cell.text(broker.rack() == null ? "-" : broker.rack()));
        cells.add(Cell.number(Numbers.count(broker.leaderOf())));
        BrokerFigures.PublishLatency latency = broker.publishLatency();
        cells.add(Cell.number(Numbers.count(latency.count())));
        STATISTICS.forEach(each -> cells.add(cell(latency, each)));
        return cells;
    }

    private static Cell cell(BrokerFigures.PublishLatency latency, Statistic statistic) {
        if (!latency.isMeasured()) {
            return Cell.number("-");
        }
        String text = Numbers.latency("ms", latency.value(statistic));
        return latency.isSupported(statistic) ? Cell.number(text) : new Cell("number few", text + "*");
    }

    /** Means over the measurement of what brokers said of themselves. */
    List<Table> metrics() {
        List<BrokerMetric> said =
                Stream.of(BrokerMetric.values()).filter(this::isSaid).toList();
        List<String> columns = new ArrayList<>(List.of("Broker"));
        said.forEach(each -> columns.add(each.title() + (each.unit().isEmpty() ? "" : " (" + each.unit() + ")")));
        columns.addAll(List.of("Intervals without an answer", "Why"));
        Table.OfRuns table = new Table.OfRuns("Brokers' own metrics, means", runs, columns.toArray(String[]::new));
        for (LabelledRun run : runs) {
            BrokerMetrics metrics = run.result().brokerSide().brokerMetrics();
            if (metrics != null) {
                metrics.brokers().forEach(broker -> table.add(run, cells(broker, said)));
            }
        }
        return Stream.concat(table.build().stream(), costs().stream()).toList();
    }

    private boolean isSaid(BrokerMetric metric) {
        return runs.stream()
                .map(run -> run.result().brokerSide().brokerMetrics())
                .anyMatch(metrics ->
                        metrics != null && metrics.brokers().stream().anyMatch(broker -> broker.mean(metric) != null));
    }

    private static List<Cell> cells(BrokerMetrics.Broker broker, List<BrokerMetric> said) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(broker.name()));
        for (BrokerMetric metric : said) {
            cells.add(cell(broker, metric));
        }
        cells.add(new Cell(broker.missed() == 0 ? "number" : "number bad", Numbers.count(broker.missed())));
        cells.add(Cell.text(broker.problem() == null ? "" : broker.problem()));
        return cells;
    }

    private static Cell cell(BrokerMetrics.Broker broker, BrokerMetric metric) {
        if (broker.mean(metric) == null) {
            return Cell.number("-");
        }
        String text = String.format(Locale.ROOT, "%,.1f", broker.mean(metric));
        Integer missing = broker.gaps().get(metric.resultName());
        return missing == null
                ? Cell.number(text)
                : new Cell("number few", text + "* (" + Numbers.count(missing) + " missing)");
    }

    /** What throughput costs the brokers. */
    private List<Table> costs() {
        Table.OfRuns table = new Table.OfRuns(
                "Cost",
                runs,
                "Broker CPU for each MB/s acknowledged (% of a core)",
                "Brokers",
                "CPU of the whole measurement is not known of");
        for (LabelledRun run : runs) {
            BrokerMetrics metrics = run.result().brokerSide().brokerMetrics();
            if (metrics != null
                    && (metrics.cost().isPresent() || !metrics.withoutCpu().isEmpty())) {
                table.add(
                        run,
                        List.of(
                                Cell.number(metrics.cost()
                                        .map(cost -> String.format(Locale.ROOT, "%,.2f", cost))
                                        .orElse("-")),
                                Cell.number(Numbers.count(metrics.brokersWithCpu())),
                                Cell.text(String.join(", ", metrics.withoutCpu()))));
            }
        }
        return table.build();
    }

    /** Where a broker is, for people. */
    static String place(BrokerFigures broker) {
        return broker.rack() == null ? broker.host() : broker.host() + ", rack " + broker.rack();
    }
}

package bench.report;

import bench.result.BrokerFigures;
import bench.result.BrokerFigures.PublishLatency;
import bench.result.Statistic;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** How long publishes to each broker took, for a person, a line each: at most 80 columns wide. */
final class BrokerTable {
    private static final List<Statistic> COLUMNS = List.of(Statistic.P50, Statistic.P99, Statistic.P999, Statistic.MAX);
    private static final int NAME = 28;

    private final PrintWriter out;

    BrokerTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints nothing where there are not several brokers to compare. */
    void print(List<BrokerFigures> brokers) {
        if (brokers.size() < 2) {
            return;
        }
        out.println();
        out.println(format("%-" + NAME + "s%39s", "", "Publish Latency (ms)"));
        StringBuilder header = new StringBuilder(format("%-" + NAME + "s%6s%10s", "Broker", "leads", "messages"));
        COLUMNS.forEach(statistic -> header.append(format("%8s ", statistic.label())));
        out.println(header.toString().stripTrailing());
        List<String> names =
                ShortNames.of(brokers.stream().map(BrokerTable::name).toList(), NAME - 1);
        for (int i = 0; i < brokers.size(); i++) {
            out.println(row(names.get(i), brokers.get(i)));
        }
        if (brokers.stream().anyMatch(BrokerTable::isUnsupported)) {
            out.println("* fewer than 10 samples lie above this percentile");
        }
    }

    private static boolean isUnsupported(BrokerFigures broker) {
        PublishLatency latency = broker.publishLatency();
        return latency.isMeasured() && COLUMNS.stream().anyMatch(statistic -> !latency.isSupported(statistic));
    }

    /** Its number, where it is, and in which rack. */
    static String name(BrokerFigures broker) {
        String name = broker.id() == null ? "" : broker.id() + " ";
        return Wording.printable(name + broker.host() + (broker.rack() == null ? "" : " " + broker.rack()));
    }

    private static String row(String name, BrokerFigures broker) {
        PublishLatency latency = broker.publishLatency();
        StringBuilder row =
                new StringBuilder(format("%-" + NAME + "s%6d%10s", name, broker.leaderOf(), count(latency.count())));
        COLUMNS.forEach(statistic -> row.append(cell(latency, statistic)));
        return row.toString().stripTrailing();
    }

    /** A thousand million messages would touch the next column. */
    private static String count(long messages) {
        return messages >= 10_000_000 ? format("%,.0fk", messages / 1e3) : format("%,d", messages);
    }

    private static String cell(PublishLatency latency, Statistic statistic) {
        if (!latency.isMeasured()) {
            return format("%8s ", "-");
        }
        double value = latency.value(statistic);
        return format("%8s", format("%." + (value >= 1_000 ? 0 : 3) + "f", value))
                + (latency.isSupported(statistic) ? " " : "*");
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}

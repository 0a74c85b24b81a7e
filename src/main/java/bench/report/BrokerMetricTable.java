package bench.report;

import bench.result.BrokerMetrics;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/** What the brokers have said of themselves, for a person: at most 80 columns wide. Prints nothing where nobody asked them. */
final class BrokerMetricTable {
    private static final int WIDTH = 80;

    private final PrintWriter out;

    BrokerMetricTable(PrintWriter out) {
        this.out = out;
    }

    /** @param metrics null where nobody asked for them */
    void print(BrokerMetrics metrics) {
        if (metrics == null) {
            return;
        }
        List<BrokerMetricRows.Row> rows = BrokerMetricRows.of(metrics);
        int brokers = metrics.brokers().size();
        out.println();
        print(
                brokers == 1 ? "Broker metrics" : "Broker metrics of " + brokers,
                "mean",
                "",
                brokers == 1 ? "" : "lowest",
                brokers == 1 ? "" : "highest");
        rows.forEach(row -> print(row.title(), row.mean(), row.mark(), row.lowest(), row.highest()));
        if (rows.isEmpty()) {
            out.println("none: no broker has said any");
        }
        BrokerMetricRows.notes(metrics)
                .forEach(line -> out.println(
                        WordUtils.wrap("* " + Wording.printable(line), WIDTH, System.lineSeparator(), true)));
    }

    private void print(String... cells) {
        out.println(String.format(Locale.ROOT, "%-32s%14s%-1s%13s%14s", (Object[]) cells)
                .stripTrailing());
    }
}

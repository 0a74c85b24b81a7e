package bench.report;

import bench.result.PhaseResult;
import bench.result.Statistic;
import bench.stats.Latency;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The phases of a run for a person, a line each: at most 80 columns wide. */
final class PhaseTable {
    private static final int NAME = 20;
    private static final String ROW = "%-" + NAME + "s%11s%10s%9s%9s%9s  %s";

    private final PrintWriter out;

    PhaseTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints nothing where the figures of the one phase are those of the run. */
    void print(List<PhaseResult> phases) {
        if (phases.isEmpty()) {
            return;
        }
        out.println();
        out.println(String.format(Locale.ROOT, "%-" + NAME + "s%39s%9s", "", "Pub Response (ms)", "E2E (ms)"));
        print("Phase", "target", "msg/s", "50%", "99%", "99%", "verdict");
        List<String> names = ShortNames.of(
                phases.stream()
                        .map(phase -> Wording.printable(phase.phase().name()))
                        .toList(),
                NAME);
        for (int i = 0; i < phases.size(); i++) {
            print(names.get(i), phases.get(i));
        }
    }

    private void print(String name, PhaseResult phase) {
        print(
                name,
                phase.extent().isUnlimited() ? "unlimited" : rate(phase.extent().targetRate()),
                rate(phase.throughput().publishRate()),
                latency(phase, Latency.PUBLISH_RESPONSE, Statistic.P50),
                latency(phase, Latency.PUBLISH_RESPONSE, Statistic.P99),
                latency(phase, Latency.END_TO_END_RESPONSE, Statistic.P99),
                phase.validity() == null
                        ? "unmeasured"
                        : phase.validity().verdict().text());
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond >= 100 || perSecond == 0 ? "%,.0f" : "%.2f", perSecond);
    }

    private static String latency(PhaseResult phase, Latency latency, Statistic statistic) {
        if (!phase.isTimed(latency)) {
            return "-";
        }
        double value = phase.value(latency, statistic);
        return String.format(Locale.ROOT, value >= 1_000 ? "%.0f" : "%.3f", value)
                + (phase.isSupported(latency, statistic) ? "" : "*");
    }

    private void print(String... cells) {
        out.println(String.format(Locale.ROOT, ROW, (Object[]) cells).stripTrailing());
    }
}

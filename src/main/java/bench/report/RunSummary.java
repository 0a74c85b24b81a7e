package bench.report;

import bench.result.Figures;
import bench.result.Result;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/**
 * What a run has found, for a person, the most important first: whether to believe it and why, whether it is what was asked
 * for, the rate, the latencies, what became of the messages. At most 80 columns wide.
 */
final class RunSummary {
    private static final int WIDTH = 80;

    private final PrintWriter out;

    RunSummary(PrintWriter out) {
        this.out = out;
    }

    /** @param figures of the result, whose histograms take a moment to decode */
    void print(Result result, Figures figures) {
        Result.Run run = result.run();
        out.println();
        if (!run.isComplete()) {
            out.println(wrapped("INCOMPLETE: " + run.reason()));
        }
        out.println(wrapped(title(result)));
        new VerdictBlock(out).print(result.validity());
        new ThresholdBlock(out).print(result);
        if (result.course().search() != null) {
            new SearchBlock(out).print(result.course().search());
        }
        if (run.isMeasured()) {
            new RateTable(out).print(run);
            new LatencyTable(out).print(figures);
        }
        if (run.isMeasured() || result.delivery() != null) {
            new DeliveryTable(out).print(result);
        }
        new BrokerTable(out).print(result.brokerSide().brokers());
        new BrokerMetricTable(out).print(result.brokerSide().brokerMetrics());
        new PhaseTable(out).print(result.course().phases());
        new CatchUpTable(out).print(result.course().catchUp());
        new MarkBlock(out).print(result.brokerSide());
    }

    /** Names are of any length, and may have what would move the cursor. */
    private static String wrapped(String line) {
        return WordUtils.wrap(Wording.printable(line), WIDTH, System.lineSeparator(), true);
    }

    private static String title(Result result) {
        String setup = result.setup().workload() + " with " + result.setup().driver();
        Result.Times times = result.run().times();
        return result.run().isMeasured()
                ? String.format(Locale.ROOT, "%s: measured %.1f s, %s", setup, times.measuredSeconds(), asked(result))
                : setup + ": nothing was measured";
    }

    private static String asked(Result result) {
        long measured = result.course().phases().stream()
                .filter(phase -> phase.phase().measured())
                .count();
        if (measured > 1) {
            return "in " + measured + " phases";
        }
        if (result.setup().producersPerTopic() == 0) {
            return "nothing is sent";
        }
        return result.run().times().isUnlimited()
                ? "as fast as possible"
                : "target " + rate(result.run().times().targetRate()) + " msg/s";
    }

    /** Slow loads have rates with decimals. */
    private static String rate(double perSecond) {
        return perSecond == Math.rint(perSecond) || perSecond >= 100
                ? String.format(Locale.ROOT, "%,.0f", perSecond)
                : new BigDecimal(String.format(Locale.ROOT, "%.3f", perSecond))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}

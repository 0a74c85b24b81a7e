package bench.report;

import static bench.result.ByteUnits.MEGABYTE;

import bench.result.CalibrationResult;
import bench.result.CalibrationResult.HighestRate;
import bench.result.CalibrationResult.Micros;
import bench.result.CalibrationResult.Step;
import bench.result.Environment;
import bench.result.Statistic;
import bench.stats.Latency;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;

/** What the harness can do by itself, on one page: 24 lines of 80 columns. Confined to one thread. */
public final class CalibrationPage {
    private static final int WIDTH = 80;

    private final PrintWriter out;
    private boolean unsupported;

    /** Prints to a writer. */
    public CalibrationPage(PrintWriter out) {
        this.out = out;
    }

    public void print(CalibrationResult result) {
        printMachine(result, result.environment());
        out.println();
        printRates(result);
        out.println();
        printLatencies(result);
        out.println();
        printReading(result);
        out.flush();
    }

    private void printMachine(CalibrationResult result, Environment environment) {
        line(
                "bench %s by itself: %d-byte messages, acked at once in memory",
                environment.bench(), result.slowest().messageSize());
        Environment.Os os = environment.os();
        String machine = format(
                "%d cores, %s, %s, heap %,.0f MB, %s",
                environment.cores(),
                environment.jvm().name(),
                collector(environment.jvm().garbageCollectors()),
                environment.jvm().maxHeapBytes() / MEGABYTE,
                os.name() + " " + os.version() + " " + os.arch());
        out.println(WordUtils.wrap(machine, WIDTH));
    }

    /** "G1 Young Generation" and "G1 Old Generation" are G1. */
    private static String collector(List<String> beans) {
        return beans.stream().map(bean -> bean.split(" ", 2)[0]).distinct().collect(Collectors.joining("+"));
    }

    private void printRates(CalibrationResult result) {
        line("%-36s%12s%12s%12s%8s", "Highest rate", "sent/s", "received/s", "limit/s", "of it");
        for (HighestRate highest : result.loads().highestRates()) {
            Step step = highest.step();
            line(
                    "%-36s%,12.0f%12s%s",
                    step.producers() + (step.producers() == 1 ? " producer" : " producers"),
                    step.sentPerSecond(),
                    "",
                    limitCells(highest));
        }
        printDelivered("1 producer, 1 consumer", result.loads().withConsumer());
        printDelivered("1 producer, 1 consumer, stamp: none", result.loads().withConsumerUnstamped());
        line(
                "Share of stamp and ledger, %%: %s; with a consumer: %s",
                range(result.sharesOfSending()), range(result.sharesOfDelivering()));
        line("Limit: two clock calls and two histogram records a message, on as many threads");
    }

    /** The median of the pairs, with the least and the greatest. */
    private static String range(List<Double> shares) {
        return format(
                "%.0f (%.0f to %.0f)",
                100 * CalibrationResult.median(shares), 100 * shares.get(0), 100 * shares.get(shares.size() - 1));
    }

    private static String limitCells(HighestRate highest) {
        Double share = highest.shareOfLimit();
        return share == null ? "" : format("%,12.0f%6.0f %%", highest.step().sentPerSecond() / share, 100 * share);
    }

    /** The load of the median rate. */
    private void printDelivered(String title, List<Step> steps) {
        Step step = CalibrationResult.median(steps.stream()
                .sorted(Comparator.comparingDouble(Step::sentPerSecond))
                .toList());
        line("%-36s%,12.0f%,12.0f", title, step.sentPerSecond(), step.receivedPerSecond());
    }

    private void printLatencies(CalibrationResult result) {
        line("%-30s%9s%9s%9s %11s%9s", "Microseconds", "50%", "99%", "99.9%", "stall max", "reached");
        Micros idle = result.idleWakeUp();
        printLatency("idle: parkNanos(1 ms), late by", idle, text(idle.max()), "");
        for (Step step : result.loads().fixedRates()) {
            printLatency(
                    format("send delay at %,.0f msg/s", step.targetRate()),
                    step.time(Latency.PUBLISH_DELAY),
                    text(step.stalls().max()),
                    format("%.1f %%", 100 * step.sentPerSecond() / step.targetRate()));
        }
        Step slowest = result.slowest();
        printLatency(format("publish at %,.0f msg/s", slowest.targetRate()), slowest.time(Latency.PUBLISH), "", "");
        if (unsupported) {
            line("* fewer than 10 samples lie above this percentile");
        }
    }

    private void printLatency(String title, Micros time, String longestStall, String reached) {
        line(
                "%-30s%s%s%s %10s %9s",
                title,
                cell(time.p50(), time, Statistic.P50),
                cell(time.p99(), time, Statistic.P99),
                cell(time.p999(), time, Statistic.P999),
                longestStall,
                reached);
    }

    private String cell(double micros, Micros time, Statistic statistic) {
        boolean supported = time.isSupported(statistic);
        unsupported |= !supported;
        return format("%8s%s", text(micros), supported ? " " : "*");
    }

    private void printReading(CalibrationResult result) {
        String reading = format(
                "A cluster's publish latencies below %s us, and response latencies below %s us, cannot be told from the"
                        + " tool's (99%% at %,.0f msg/s). One producer can be asked for %,.0f msg/s, less what Kafka's"
                        + " client takes.",
                text(result.publishFloorMicros()),
                text(result.responseFloorMicros()),
                result.slowest().targetRate(),
                roundedDown(result.singleProducerRate()));
        out.println(WordUtils.wrap(reading, WIDTH));
    }

    /** To two digits: another run will not give the third again. */
    private static double roundedDown(double rate) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, rate))) - 1));
        return Math.floor(rate / unit) * unit;
    }

    /** Tenths below 10 us. */
    private static String text(double micros) {
        return format(micros < 10 ? "%,.1f" : "%,.0f", micros);
    }

    private void line(String format, Object... arguments) {
        out.println(format(format, arguments).stripTrailing());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}

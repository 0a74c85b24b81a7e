package bench.report;

import static bench.result.ByteUnits.MEGABYTE;

import bench.result.BrokerFigures;
import bench.result.BrokerMetrics;
import bench.result.Delivered;
import bench.result.Figure;
import bench.result.Figures;
import bench.result.PhaseResult;
import bench.result.Result;
import bench.result.Statistic;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of a result as tables of GitHub's Markdown. */
final class MarkdownFigures {
    private static final List<Statistic> COLUMNS =
            List.of(Statistic.AVG, Statistic.P50, Statistic.P95, Statistic.P99, Statistic.P999, Statistic.MAX);

    /** After a percentile that too few samples support. */
    private static final String UNSUPPORTED = "\\*";

    private MarkdownFigures() {}

    /** Adds what was measured. */
    static void add(MarkdownText text, Result result) {
        text.table(1, messages(result));
        Figures figures = Figures.of(result);
        List<List<String>> latencies = latencies(figures);
        if (latencies.size() > 1) {
            text.table(1, latencies);
        }
        if (!result.course().phases().isEmpty()) {
            text.table(2, phases(result.course().phases()));
        }
        if (result.brokerSide().brokers().size() > 1) {
            text.table(1, brokers(result.brokerSide().brokers()));
        }
        if (result.brokerSide().brokerMetrics() != null) {
            addBrokerMetrics(text, result.brokerSide().brokerMetrics());
        }
        if (latencies.stream().flatMap(List::stream).anyMatch(cell -> cell.endsWith(UNSUPPORTED))) {
            text.block(UNSUPPORTED + " fewer than 10 samples lie above this percentile");
        }
        text.block(delivery(result.delivery()));
        if (!result.brokerSide().marks().isEmpty()) {
            text.block("Marks: " + MarkBlock.counts(result.brokerSide()) + ".");
        }
    }

    private static List<List<String>> messages(Result result) {
        Double target = result.run().times().targetRate();
        boolean isNone = target == null || result.setup().producersPerTopic() == 0;
        String asked = isNone ? "" : result.run().times().isUnlimited() ? "no limit" : rate(target);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(" ", "messages", "msg/s", "MB/s"));
        rows.add(List.of("asked for", "", asked, ""));
        MessageRows.of(result.run())
                .forEach(row -> rows.add(List.of(
                        row.title().toLowerCase(Locale.ROOT),
                        count(row.messages()),
                        row.rate() == null ? "" : rate(row.rate()),
                        row.byteRate() == null ? "" : format("%,.2f", row.byteRate() / MEGABYTE))));
        return rows;
    }

    private static List<List<String>> latencies(Figures figures) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("latency"));
        COLUMNS.forEach(each -> header.add(each.label()));
        rows.add(header);
        for (Latency latency : Latency.values()) {
            if (figures.of(latency, Statistic.MAX).isSupported()) {
                List<String> row = new ArrayList<>(List.of(title(latency) + " (" + latency.unitSymbol() + ")"));
                COLUMNS.forEach(each -> row.add(cell(figures, latency, each)));
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<String>> phases(List<PhaseResult> phases) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("phase", "verdict", "asked for", "msg/s", "Pub Response 50% (ms)", "99% (ms)"));
        for (PhaseResult each : phases) {
            rows.add(List.of(
                    MarkdownText.escaped(each.phase().name()),
                    each.validity() == null
                            ? "unmeasured"
                            : each.validity().verdict().text(),
                    each.extent().isUnlimited()
                            ? "no limit"
                            : rate(each.extent().targetRate()),
                    rate(each.throughput().publishRate()),
                    cell(each, Statistic.P50),
                    cell(each, Statistic.P99)));
        }
        return rows;
    }

    private static List<List<String>> brokers(List<BrokerFigures> brokers) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("broker", "leads", "messages", "Pub 50% (ms)", "99% (ms)", "99.9% (ms)", "Max (ms)"));
        for (BrokerFigures each : brokers) {
            rows.add(List.of(
                    MarkdownText.escaped(BrokerTable.name(each)),
                    count(each.leaderOf()),
                    count(each.publishLatency().count()),
                    cell(each, Statistic.P50),
                    cell(each, Statistic.P99),
                    cell(each, Statistic.P999),
                    cell(each, Statistic.MAX)));
        }
        return rows;
    }

    private static String cell(BrokerFigures broker, Statistic statistic) {
        BrokerFigures.PublishLatency latency = broker.publishLatency();
        return latency.isMeasured()
                ? format("%,.3f", latency.value(statistic)) + (latency.isSupported(statistic) ? "" : UNSUPPORTED)
                : "";
    }

    private static void addBrokerMetrics(MarkdownText text, BrokerMetrics metrics) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("broker metric", "mean", "lowest", "highest"));
        BrokerMetricRows.of(metrics)
                .forEach(row -> rows.add(List.of(
                        row.title(), row.mean() + MarkdownText.escaped(row.mark()), row.lowest(), row.highest())));
        text.table(1, rows);
        text.list(BrokerMetricRows.notes(metrics).stream()
                .map(MarkdownText::escaped)
                .toList());
    }

    private static String cell(PhaseResult phase, Statistic statistic) {
        Latency latency = Latency.PUBLISH_RESPONSE;
        return phase.isTimed(latency)
                ? format("%,.3f", phase.value(latency, statistic))
                        + (phase.isSupported(latency, statistic) ? "" : UNSUPPORTED)
                : "";
    }

    private static String delivery(Delivered delivery) {
        if (delivery == null || !delivery.isChecked()) {
            return "Delivery was not checked.";
        }
        Delivered.Counts total = delivery.total();
        Map<String, Long> wrong = new LinkedHashMap<>();
        wrong.put("lost", total.missing().lost());
        wrong.put("unread", total.missing().unread());
        wrong.put("removed", total.missing().removed());
        wrong.put("not visible", total.missing().notVisible());
        wrong.put("unanswered", delivery.unanswered());
        wrong.put("duplicated", total.wrong().duplicated());
        wrong.put("reordered", total.wrong().reordered());
        wrong.put("foreign", total.wrong().foreign());
        wrong.put("corrupt", total.wrong().corrupt());
        String counts = wrong.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> count(each.getValue()) + " " + each.getKey())
                .collect(Collectors.joining(", "));
        return counts.isEmpty()
                ? "Delivery: all messages arrived, once, in order and undamaged."
                : "Delivery, with the warm-up: " + counts + ".";
    }

    /** The name of a latency for people. */
    static String title(Latency latency) {
        return latency.title().replace(" Latency", "");
    }

    /** A figure of a latency; empty where no message has this latency. */
    static String cell(Figures figures, Latency latency, Statistic statistic) {
        if (!figures.of(latency, Statistic.MAX).isSupported()) {
            return "";
        }
        Figure figure = figures.of(latency, statistic);
        String value = format("us".equals(figure.unit()) ? "%,.0f" : "%,.3f", figure.value());
        return figure.isSupported() ? value : value + UNSUPPORTED;
    }

    /** Messages/s. */
    static String rate(double perSecond) {
        return format("%,.1f", perSecond);
    }

    private static String count(long messages) {
        return format("%,d", messages);
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}

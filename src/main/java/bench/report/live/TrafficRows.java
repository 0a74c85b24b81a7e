package bench.report.live;

import static bench.result.ByteUnits.MEGABYTE;

import bench.report.live.LiveState.Second;
import bench.report.live.Look.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was acked and received in the last second, what is on its way, and the rates of the seconds before. */
final class TrafficRows {
    static final int LABEL = 10;

    private static final int ERRORS = 63;
    private static final int BACKLOG = 44;
    private static final int WIDEST_SPARKLINE = 120;
    /** Shares of what was asked for, below which a rate is short of it, or very much so. */
    private static final double SHORT = 0.99;

    private static final double TOO_SHORT = 0.95;

    private TrafficRows() {}

    static List<Row> of(Subject subject, LiveState.Traffic traffic, int columns, Look look) {
        List<Row> rows = new ArrayList<>();
        if (subject.sends()) {
            rows.add(acked(traffic));
        }
        rows.add(received(subject, traffic));
        rows.add(sparkline(traffic, columns, look));
        return rows;
    }

    private static Row acked(LiveState.Traffic traffic) {
        Row row = rate("Acked", traffic.latest().publishRate(), traffic.latest().publishByteRate());
        if (!traffic.history().isEmpty()) {
            Second last = traffic.history().get(traffic.history().size() - 1);
            row.add("  ").add(asked(last), tone(last));
        }
        return row.add(" ")
                .at(ERRORS)
                .add(format("errors %,d", traffic.errors()), traffic.errors() > 0 ? Tone.BAD : Tone.PLAIN);
    }

    private static Row received(Subject subject, LiveState.Traffic traffic) {
        Row row = subject.receives()
                ? rate(
                                "Received",
                                traffic.latest().consumeRate(),
                                traffic.latest().consumeByteRate())
                        .at(BACKLOG)
                        .add(format("backlog %,d", traffic.backlog()))
                : new Row().add("Received", Tone.LABEL).at(LABEL).add("no consumers");
        return subject.sends() ? row.add("  ").at(ERRORS).add(format("in flight %,d", traffic.inFlight())) : row;
    }

    private static Row rate(String label, double rate, double byteRate) {
        return new Row()
                .add(label, Tone.LABEL)
                .at(LABEL)
                .add(format(rate >= 100 || rate == 0 ? "%,12.0f" : "%12.2f", rate))
                .add(format(" msg/s %,8.1f MB/s", byteRate / MEGABYTE));
    }

    private static String asked(Second second) {
        if (second.isUnlimited()) {
            return "no limit";
        }
        return second.target() == 0
                ? "nothing due"
                : format(
                        second.target() >= 100 ? "%.1f %% of %,.0f" : "%.1f %% of %.2f",
                        100 * second.share(),
                        second.target());
    }

    private static Tone tone(Second second) {
        if (second.share() < TOO_SHORT) {
            return Tone.BAD;
        }
        return second.share() < SHORT ? Tone.WARN : second.target() == 0 ? Tone.PLAIN : Tone.GOOD;
    }

    /** Each second is a bar: as high as what was asked for, or as the highest of them where that is more. */
    private static Row sparkline(LiveState.Traffic traffic, int columns, Look look) {
        List<Second> history = traffic.history();
        double top = history.stream()
                .mapToDouble(second -> second.isUnlimited() ? second.rate() : Math.max(second.rate(), second.target()))
                .max()
                .orElse(0);
        String scale = format(top >= 100 || top == 0 ? "  full bar: %,.0f msg/s" : "  full bar: %.2f msg/s", top);
        int width = Math.max(0, Math.min(WIDEST_SPARKLINE, columns - LABEL - scale.length()));
        Row row = new Row().add("Rate", Tone.LABEL).at(LABEL);
        List<Second> shown = history.subList(Math.max(0, history.size() - width), history.size());
        shown.forEach(second -> row.add(look.level(top == 0 ? 0 : second.rate() / top), tone(second)));
        return row.at(LABEL + width).add(scale, Tone.LABEL);
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}

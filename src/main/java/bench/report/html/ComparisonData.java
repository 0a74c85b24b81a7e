package bench.report.html;

import bench.report.ComparisonCells;
import bench.result.ComparedFigure;
import bench.result.Comparison;
import bench.result.Comparison.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the script of a page draws of a comparison. */
final class ComparisonData {
    private ComparisonData() {}

    static Map<String, Object> of(Comparison comparison) {
        double effect = comparison.sight().minEffect();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("isOpen", comparison.answer() == Comparison.Answer.INCONCLUSIVE);
        data.put("minEffect", effect);
        data.put("zone", List.of(1 - effect, 1 + effect));
        data.put("doubt", doubt(comparison));
        data.put("drift", drift(comparison));
        data.put(
                "primaries",
                comparison.primaries().stream().map(ComparisonData::figure).toList());
        data.put(
                "shifts",
                comparison.shifts().stream().map(ComparisonData::shift).toList());
        data.put("isOrdered", isOrdered(comparison.runs()));
        data.put("runs", runs(comparison));
        return data;
    }

    private static String doubt(Comparison comparison) {
        List<String> doubts = new ArrayList<>();
        if (comparison.verdict().withinOneRun()) {
            doubts.add("one run a side: the intervals do not show how runs differ among themselves");
        }
        long doubtful = sides(comparison.runs())
                .filter(side -> !ComparisonTables.isTrusted(side.run()))
                .count();
        if (doubtful > 0) {
            doubts.add(doubtful + (doubtful == 1 ? " run is" : " runs are") + " not known to be trustworthy");
        }
        if (comparison.verdict().cause() == Comparison.Cause.DRIFT) {
            doubts.add(drift(comparison));
        }
        return String.join("; ", doubts);
    }

    private static String drift(Comparison comparison) {
        Comparison.Drift drift = comparison.drift();
        return drift == null || !drift.significant()
                ? ""
                : ComparisonCells.drifted(drift) + " (" + FigureTitle.of(drift.figure()) + ")";
    }

    private static Map<String, Object> figure(ComparedFigure figure) {
        Map<String, Object> data = change(figure.change());
        data.put("id", figure.figure());
        data.put("name", FigureTitle.of(figure.figure()));
        data.put("unit", figure.unit());
        data.put("base", Numbers.rounded(figure.base()));
        data.put("fresh", Numbers.rounded(figure.fresh()));
        if (figure.test().answer() != null) {
            data.put("answer", figure.test().answer().text());
        }
        return data;
    }

    /** Bounds are left out where there are none. */
    private static Map<String, Object> change(Change change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("change", ComparisonCells.change(change));
        data.put("interval", ComparisonCells.interval(change));
        if (change.ratio() != null) {
            data.put("ratio", Numbers.rounded(change.ratio()));
        }
        if (change.low() > 0) {
            data.put("low", Numbers.rounded(change.low()));
        }
        if (change.high() != null) {
            data.put("high", Numbers.rounded(change.high()));
        }
        return data;
    }

    private static Map<String, Object> shift(Comparison.Shift shift) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (Comparison.Point point : shift.points()) {
            Map<String, Object> data = change(point.change());
            data.put("percentile", point.percentile());
            points.add(data);
        }
        return Map.of("id", shift.latency(), "name", FigureTitle.latency(shift.latency()), "points", points);
    }

    private static boolean isOrdered(Comparison.Runs runs) {
        return sides(runs).allMatch(side -> side.run().startedAt() != null);
    }

    private record Side(String name, Comparison.Run run) {}

    private static Stream<Side> sides(Comparison.Runs runs) {
        return Stream.concat(
                runs.base().stream().map(run -> new Side("base", run)),
                runs.fresh().stream().map(run -> new Side("new", run)));
    }

    /** In the order in which they ran, where that is known. */
    private static List<Map<String, Object>> runs(Comparison comparison) {
        List<Side> sides = new ArrayList<>(sides(comparison.runs()).toList());
        if (isOrdered(comparison.runs())) {
            sides.sort(Comparator.comparing(side -> side.run().startedAt()));
        }
        List<Map<String, Object>> runs = new ArrayList<>();
        for (Side side : sides) {
            List<Number> values = new ArrayList<>();
            for (ComparedFigure figure : comparison.primaries()) {
                Double value = side.run().values().get(figure.figure());
                values.add(value == null ? null : Numbers.rounded(value));
            }
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("side", side.name());
            data.put("file", side.run().file());
            data.put("order", runs.size() + 1);
            data.put("trusted", ComparisonTables.isTrusted(side.run()));
            data.put("verdict", ComparisonTables.verdict(side.run()));
            data.put("values", values);
            runs.add(data);
        }
        return runs;
    }
}

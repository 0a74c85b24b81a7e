package bench.report.html;

import bench.result.ComparedFigure;
import bench.result.Statistic;
import bench.stats.Latency;
import java.util.stream.Stream;

/** Names of figures for people. */
final class FigureTitle {
    private FigureTitle() {}

    /** Such as {@code Pub Response 99%} for {@code publishResponseLatency.p99}; others are shown by the names that they have. */
    static String of(String figure) {
        return Stream.of(Latency.values())
                .filter(latency -> figure.startsWith(latency.resultName() + "."))
                .flatMap(latency -> Stream.of(Statistic.values())
                        .filter(statistic -> statistic.isOf(figure))
                        .map(statistic -> latency(latency.resultName()) + " " + statistic.label()))
                .findFirst()
                .orElse(figure);
    }

    /** The same with the unit in which {@link bench.report.ComparisonCells} shows it. */
    static String withUnit(ComparedFigure figure) {
        String unit = figure.unit().equals("B/s") ? "MB/s" : figure.unit();
        return of(figure.figure()) + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    /** Such as {@code Pub Response} for {@code publishResponseLatency}. */
    static String latency(String resultName) {
        return Stream.of(Latency.values())
                .filter(latency -> latency.resultName().equals(resultName))
                .map(latency -> latency.title().replace(" Latency", ""))
                .findFirst()
                .orElse(resultName);
    }
}

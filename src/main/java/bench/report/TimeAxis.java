package bench.report;

import bench.result.PhaseResult;
import bench.result.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Where the intervals of a measurement lie, in seconds since it began: phases that are not measured may lie in between.
 *
 * @param starts of each interval
 * @param ends of each interval
 */
public record TimeAxis(List<Double> starts, List<Double> ends) {
    /** Where those of a result lie. */
    public static TimeAxis of(Result result) {
        Map<String, List<Number>> series = result.series().byName();
        List<Number> lengths = series.getOrDefault("elapsedSeconds", lengthsAsAsked(result));
        List<PhaseResult> phases = result.course().phases();
        List<Number> numbers = phases.isEmpty() ? List.of() : series.getOrDefault("phase", List.of());
        List<Double> starts = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        double atSeconds = 0;
        for (int i = 0; i < lengths.size(); i++) {
            if (i < numbers.size() && (i == 0 || !numbers.get(i).equals(numbers.get(i - 1)))) {
                atSeconds = startOf(phases, numbers.get(i).intValue(), atSeconds);
            }
            starts.add(atSeconds);
            atSeconds += lengths.get(i).doubleValue();
            ends.add(atSeconds);
        }
        return new TimeAxis(starts, ends);
    }

    private static List<Number> lengthsAsAsked(Result result) {
        int intervals = result.series().byName().values().stream()
                .mapToInt(List::size)
                .max()
                .orElse(0);
        return Collections.nCopies(intervals, result.run().times().reportIntervalMillis() / 1e3);
    }

    private static double startOf(List<PhaseResult> phases, int number, double otherwise) {
        return number < 0 || number >= phases.size()
                ? otherwise
                : phases.get(number).extent().startSeconds() - origin(phases);
    }

    /** When the first measured phase began, on the scale of the phases. */
    public static double origin(List<PhaseResult> phases) {
        return phases.stream()
                .filter(phase -> phase.phase().measured())
                .mapToDouble(phase -> phase.extent().startSeconds())
                .findFirst()
                .orElse(0);
    }

    /** How many intervals there are. */
    public int size() {
        return starts.size();
    }

    /** Whether there was a time before this interval that was not measured. */
    public boolean isAfterGap(int interval) {
        if (interval == 0) {
            return false;
        }
        double before = ends.get(interval - 1);
        // Between two phases a moment may pass that is no time to speak of.
        return starts.get(interval) - before > (before - starts.get(interval - 1)) / 2;
    }

    /** When the last one ended. */
    public double endSeconds() {
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }
}

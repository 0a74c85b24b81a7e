package bench.compare;

import bench.report.EditedResults;
import bench.result.Figure;
import bench.result.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Runs whose figures tests know, or whose distribution they know. */
final class SimulatedRuns {
    /** The primary figures of runs at a rate that was given. */
    static final List<String> FIGURES =
            List.of("publishResponseLatency.p50", "publishResponseLatency.p99", "endToEndResponseLatency.p99");

    private static final double[] TRUE_VALUES = {2, 20, 25};

    /** By the place in the order of all runs. */
    private static final List<Result> STARTED = new ArrayList<>();

    private SimulatedRuns() {}

    /**
     * What two sides of runs are drawn from, in random order within blocks of two.
     *
     * @param runs of each side
     * @param cv standard deviation of each figure's logarithm from run to run
     * @param correlation between figures of a run
     * @param effect of the new side on all figures, such as 0.1
     * @param drift of the logarithm from the first run to the last
     */
    record Truth(int runs, double cv, double correlation, double effect, double drift) {
        static Truth of(int runs, double cv) {
            return new Truth(runs, cv, 0, 0, 0);
        }

        Truth withCorrelation(double other) {
            return new Truth(runs, cv, other, effect, drift);
        }

        Truth withEffect(double other) {
            return new Truth(runs, cv, correlation, other, drift);
        }

        Truth withDrift(double other) {
            return new Truth(runs, cv, correlation, effect, other);
        }

        Sides draw(SplittableRandom random) {
            List<ComparedRun> base = new ArrayList<>();
            List<ComparedRun> fresh = new ArrayList<>();
            for (int block = 0; block < runs; block++) {
                int first = random.nextInt(2);
                base.add(run("base" + block, 2 * block + first, 0, random));
                fresh.add(run("new" + block, 2 * block + 1 - first, effect, random));
            }
            return new Sides(base, fresh);
        }

        private ComparedRun run(String file, int place, double change, SplittableRandom random) {
            double common = random.nextGaussian();
            double[] values = new double[FIGURES.size()];
            for (int i = 0; i < values.length; i++) {
                double noise = Math.sqrt(correlation) * common + Math.sqrt(1 - correlation) * random.nextGaussian();
                double logarithm = cv * noise + drift * place / (2 * runs - 1);
                values[i] = rounded(TRUE_VALUES[i] * (1 + change) * Math.exp(logarithm));
            }
            return SimulatedRuns.run(file, place, values);
        }
    }

    /** To three digits, as in histograms. */
    private static double rounded(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 2);
        return Math.round(value / unit) * unit;
    }

    /** A run with values of {@link #FIGURES}. */
    static ComparedRun run(String file, int place, double... values) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            figures.put(FIGURES.get(i), values[i]);
        }
        return run(file, startedAt(place), figures);
    }

    /** A run with values of any figures. */
    static ComparedRun run(String file, Result result, Map<String, Double> values) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        values.forEach((name, value) -> figures.put(name, new Figure(name, value, "ms", true)));
        return new ComparedRun(file, figures, Optional.of(result));
    }

    /** Sides that ran one after the other, by the values of a single figure. */
    static Sides ofOneFigure(double[] base, double[] fresh) {
        return new Sides(ofOneFigure("base", 0, base), ofOneFigure("new", base.length, fresh));
    }

    private static List<ComparedRun> ofOneFigure(String side, int place, double[] values) {
        List<ComparedRun> runs = new ArrayList<>();
        Arrays.stream(values).forEach(value -> runs.add(run(side + runs.size(), place + runs.size(), value)));
        return runs;
    }

    /** A valid result of a run that began so many minutes after the first. */
    static synchronized Result startedAt(int place) {
        while (STARTED.size() <= place) {
            Instant start = Instant.parse("2026-02-03T04:00:00Z").plusSeconds(60L * STARTED.size());
            STARTED.add(EditedResults.of(
                    EditedResults.valid(),
                    fields -> ((ObjectNode) fields.path("run")).put("startedAt", start.toString())));
        }
        return STARTED.get(place);
    }

    /** The same runs, each with another result. */
    static List<ComparedRun> with(List<ComparedRun> runs, UnaryOperator<Result> change) {
        return runs.stream()
                .map(run ->
                        new ComparedRun(run.file(), run.figures(), run.result().map(change)))
                .toList();
    }
}

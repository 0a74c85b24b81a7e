package bench.compare;

import bench.result.ComparedFigure.Better;
import bench.result.Figure;
import bench.result.Figures;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which figures decide: those that were named, or else those that fit the runs; and which way of a figure is the better one. */
public final class PrimaryFigures {
    private static final String PUBLISH_RATE = "publishRate";
    private static final String CONSUME_RATE = "consumeRate";
    /** Of those that say something only where no rate was given. */
    private static final Set<String> RATES = Set.of(PUBLISH_RATE, CONSUME_RATE, "publishByteRate", "consumeByteRate");

    /** At a rate that was given, the first of these of which the runs have any. */
    private static final List<List<String>> AT_GIVEN_RATE = List.of(
            List.of(
                    percentile(Latency.PUBLISH_RESPONSE, 50),
                    percentile(Latency.PUBLISH_RESPONSE, 99),
                    percentile(Latency.END_TO_END_RESPONSE, 99)),
            List.of(percentile(Latency.END_TO_END, 50), percentile(Latency.END_TO_END, 99)),
            List.of(CONSUME_RATE));

    /** OMB does not count from the schedule. */
    private static final List<List<String>> OF_OMB = List.of(List.of(
            percentile(Latency.PUBLISH, 50), percentile(Latency.PUBLISH, 99), percentile(Latency.END_TO_END, 99)));

    private final Sides sides;
    private final boolean isRateMeasured;

    /** For these runs. */
    public PrimaryFigures(Sides sides) {
        this.sides = sides;
        this.isRateMeasured = sides.all().stream().allMatch(ComparedRun::isRateMeasured);
    }

    private static String percentile(Latency latency, int percent) {
        return latency.resultName() + ".p" + percent;
    }

    /** Those that decide where none is named; none where the runs have no such figure in common. */
    public List<String> standard() {
        boolean isOmb = sides.all().stream().anyMatch(run -> run.result().isEmpty());
        List<List<String>> candidates =
                isOmb ? OF_OMB : isRateMeasured ? List.of(List.of(PUBLISH_RATE)) : AT_GIVEN_RATE;
        List<String> measured = candidates.stream()
                .map(names -> names.stream().filter(this::isMeasured).toList())
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
        List<String> supported = measured.stream().filter(this::isSupported).toList();
        return supported.isEmpty() ? measured : supported;
    }

    /** The others of the standard ones, which too few samples support. */
    List<String> leftOut(List<String> chosen) {
        return AT_GIVEN_RATE.get(0).stream()
                .filter(name -> !isRateMeasured && !chosen.contains(name))
                .filter(name -> isMeasured(name) && !isSupported(name))
                .toList();
    }

    /**
     * What is wrong with a figure that is to decide; empty where nothing is.
     *
     * @param name of a figure that a result can have
     */
    public Optional<String> mistakeIn(String name) {
        if (isMaximum(name)) {
            return Optional.of("must not be a maximum: a single message makes it, so it is never compared");
        }
        if (better(name) == Better.NEITHER) {
            return Optional.of(
                    RATES.contains(name)
                            ? "must not be a rate that was given: compare latencies, or runs without a limit"
                            : "must be a figure of which less or more is better, but this one depends on the load");
        }
        return sides.all().stream()
                .filter(run -> !isMeasured(run, name))
                .findFirst()
                .map(run -> "must be in all results, but " + run.file() + " has not measured it");
    }

    /** Which way is the better one. */
    Better better(String name) {
        if (RATES.contains(name)) {
            return isRateMeasured ? Better.HIGHER : Better.NEITHER;
        }
        return name.endsWith(".count") || name.startsWith("messages") ? Better.NEITHER : Better.LOWER;
    }

    /** Figures beside those that decide, as far as they say something and all runs have them. */
    List<String> others(List<String> primary) {
        List<String> others = new ArrayList<>();
        for (String name : Figures.unitsByName().keySet()) {
            boolean isShown = !primary.contains(name)
                    && !isMaximum(name)
                    && (better(name) != Better.NEITHER || RATES.contains(name))
                    && isMeasured(name)
                    && isSupported(name);
            if (isShown && values(name).anyMatch(value -> value != 0)) {
                others.add(name);
            }
        }
        return others;
    }

    private Stream<Double> values(String name) {
        return sides.all().stream().flatMap(run -> run.figure(name).map(Figure::value).stream());
    }

    private static boolean isMaximum(String name) {
        return name.endsWith(".max");
    }

    private boolean isMeasured(String name) {
        return sides.all().stream().allMatch(run -> isMeasured(run, name));
    }

    /** A latency that no message has is 0 in a result. */
    private static boolean isMeasured(ComparedRun run, String name) {
        Optional<Figure> samples = run.figure(name.substring(0, name.lastIndexOf('.') + 1) + "count");
        return run.figure(name).isPresent()
                && samples.map(count -> count.value() > 0).orElse(true);
    }

    /** Whether all runs have samples enough for it. */
    boolean isSupported(String name) {
        return sides.all().stream().allMatch(run -> run.supports(name));
    }
}

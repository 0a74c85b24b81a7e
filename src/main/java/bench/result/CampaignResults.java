package bench.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A campaign with the results of its runs: what tables, pages and comparisons of it are made of.
 *
 * @param campaign with what has become of each run
 * @param results by the ids of runs; of those that have one
 */
public record CampaignResults(Campaign campaign, Map<String, Result> results) {
    public CampaignResults {
        results = Map.copyOf(results);
    }

    /** The points in their order, each with its runs, without the control. */
    public List<Point> points() {
        Map<Integer, List<Campaign.Run>> runs = new TreeMap<>();
        campaign.points().stream()
                .filter(run -> !run.id().equals(campaign.plan().control()))
                .forEach(run -> runs.computeIfAbsent(run.point(), number -> new ArrayList<>())
                        .add(run));
        return runs.values().stream().map(each -> new Point(each, results)).toList();
    }

    /** The points by what they have in common but for the rate: up to which of their rates all is well. */
    public List<RateCurve> curves() {
        Map<Map<String, String>, List<Point>> curves = new LinkedHashMap<>();
        points().forEach(point -> curves.computeIfAbsent(point.settingsWithoutRate(), key -> new ArrayList<>())
                .add(point));
        return curves.entrySet().stream()
                .map(each -> RateCurve.of(each.getKey(), each.getValue()))
                .filter(curve -> !curve.steps().isEmpty())
                .toList();
    }

    /** The last run, which is the first point again, with its result; empty where there is none yet. */
    public Optional<Result> control() {
        return Optional.ofNullable(campaign.plan().control()).map(results::get);
    }

    /**
     * What is the same in runs that differ in what varies.
     *
     * @param runs at least one, all with the same settings
     * @param results by the ids of runs, of these and of others
     */
    public record Point(List<Campaign.Run> runs, Map<String, Result> results) {
        public Point {
            runs = List.copyOf(runs);
        }

        /** From 1. */
        public int number() {
            return runs.get(0).point();
        }

        /** What sets it apart from others, as it was written; empty where there is only one. */
        public Map<String, String> settings() {
            return runs.get(0).settings();
        }

        /** The settings without the rate. */
        public Map<String, String> settingsWithoutRate() {
            return TargetRate.without(settings());
        }

        /** Messages/s over all producers; empty where they are no matter of the point, or not known. */
        public Optional<Double> producerRate() {
            return runs.stream()
                    .map(Campaign.Run::producerRate)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .or(() -> TargetRate.askedBy(settings()).filter(rate -> !TargetRate.isUnlimited(rate)))
                    .or(() -> measured().values().stream()
                            .map(result -> result.run().times().targetRate())
                            .filter(rate -> rate != null && rate > 0)
                            .findFirst());
        }

        /** The results that there are, by the ids of their runs. */
        public Map<String, Result> measured() {
            Map<String, Result> own = new LinkedHashMap<>();
            runs.stream()
                    .filter(run -> results.containsKey(run.id()))
                    .forEach(run -> own.put(run.id(), results.get(run.id())));
            return own;
        }

        /** Those that are to be trusted. */
        public List<Result> trusted() {
            return measured().values().stream().filter(Result::isTrusted).toList();
        }

        /** The figures of each of those. */
        public List<Figures> figures() {
            return trusted().stream().map(Figures::of).toList();
        }
    }
}

package bench.report;

import bench.result.CampaignResults;
import bench.result.Figures;
import bench.result.Result;
import bench.result.RunOutcome;
import bench.result.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What tables of a campaign say of a point: its figures over the runs that are to be trusted, and how its runs have ended.
 *
 * @param spreads by the names of the figures; empty where no run has one
 */
record CampaignFigures(CampaignResults.Point point, Map<String, Optional<Spread>> spreads) {
    /** Names in the result, and titles for people. */
    private static final Map<String, String> TITLES = titles();

    /** How runs end, in one word each. */
    private static final List<String> WORST_FIRST = List.of(
            "failed", "lost", "stopped", "invalid", "left out", "pending", "running", "not measured", "warn", "valid");

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("publishRate", "msg/s");
        titles.put("publishResponseLatency.p50", "Pub Response 50% (ms)");
        titles.put("publishResponseLatency.p99", "Pub Response 99% (ms)");
        titles.put("endToEndResponseLatency.p99", "E2E Response 99% (ms)");
        return titles;
    }

    /** The names of the figures, in the order of the columns. */
    static List<String> names() {
        return List.copyOf(TITLES.keySet());
    }

    /** The title of a column, with its unit. */
    static String title(String name) {
        return TITLES.get(name);
    }

    static CampaignFigures of(CampaignResults.Point point) {
        List<Figures> figures = point.figures();
        Map<String, Optional<Spread>> spreads = new LinkedHashMap<>();
        names().forEach(name -> spreads.put(name, Spread.of(figures, name)));
        return new CampaignFigures(point, spreads);
    }

    /** A figure over the runs. */
    Optional<Spread> spread(String name) {
        return spreads.getOrDefault(name, Optional.empty());
    }

    /** How many runs are to be trusted, of how many. */
    String runs() {
        return point.trusted().size() + " of " + point.runs().size();
    }

    /** How the runs have ended: {@code 2 valid, 1 invalid}. */
    String verdicts() {
        return count(words()).entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    /** The worst of these words. */
    String worst() {
        List<String> words = words();
        return WORST_FIRST.stream().filter(words::contains).findFirst().orElse("");
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        point.runs()
                .forEach(run -> words.add(
                        word(run.outcome(), Optional.ofNullable(point.results().get(run.id())))));
        return words;
    }

    private static Map<String, Long> count(List<String> words) {
        Map<String, Long> counts = new LinkedHashMap<>();
        WORST_FIRST.stream()
                .filter(words::contains)
                .forEach(word ->
                        counts.put(word, words.stream().filter(word::equals).count()));
        return counts;
    }

    /** How a run has ended, in one word. */
    static String word(RunOutcome outcome, Optional<Result> result) {
        if (outcome.state() != RunOutcome.State.ENDED) {
            return outcome.state().text();
        }
        if (result.isEmpty() && outcome.hasCompleted()) {
            // It was there when the run ended.
            return "lost";
        }
        if (result.isEmpty() || !result.get().run().isComplete()) {
            return "failed";
        }
        return result.get().run().isMeasured()
                ? result.get().validity().verdict().text()
                : "not measured";
    }

    /** A figure for people: as exact as it is wide. */
    static String shown(String name, double value) {
        String format = name.equals("publishRate") || value >= 100 ? "%,.1f" : "%,.3f";
        return String.format(Locale.ROOT, value >= 10_000 ? "%,.0f" : format, value);
    }
}

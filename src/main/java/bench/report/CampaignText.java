package bench.report;

import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.Figure;
import bench.result.Figures;
import bench.result.RateCurve;
import bench.result.Result;
import bench.result.RunOutcome;
import bench.result.Spread;
import bench.result.TargetRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What outputs say of a campaign beside its figures: single lines, as hostile as the names in them. Stateless. */
public final class CampaignText {
    private static final String RATE = "publishRate";
    private static final String OF_CONTROL = "publishResponseLatency.p99";
    private static final String CONTROL = "Control, the first point again at the end";

    private CampaignText() {}

    /** Settings in one line, such as {@code producerRate=1000, linger.ms=5}; the blocks of properties are left out. */
    public static String label(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(each -> shortKey(each.getKey()) + "=" + each.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A key without the block of its properties. */
    public static String shortKey(String key) {
        return key.replaceFirst("^(?:workload\\.|driver\\.)?(?:(?:producer|consumer|common|topic)Config\\.)?", "");
    }

    /** A point among others. */
    static String label(CampaignResults.Point point) {
        return point.settings().isEmpty() ? "all runs" : label(point.settings());
    }

    /** How many points and runs there are, and how the runs have ended. */
    static String title(CampaignResults results) {
        Campaign campaign = results.campaign();
        Map<String, Long> words = new TreeMap<>();
        campaign.points()
                .forEach(run -> words.merge(
                        CampaignFigures.word(
                                run.outcome(),
                                Optional.ofNullable(results.results().get(run.id()))),
                        1L,
                        Long::sum));
        int points = results.points().size();
        int runs = campaign.points().size();
        return counted(points, "point") + ", " + counted(runs, "run") + ": "
                + words.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** One line on a run or a search that has ended; without percentiles where they are not to be trusted. */
    public static String line(RunOutcome outcome, Optional<Result> result) {
        String word = CampaignFigures.word(outcome, result);
        if (outcome.reason() != null) {
            return word + ": " + outcome.reason();
        }
        if (result.isEmpty() || !result.get().run().isMeasured()) {
            return word;
        }
        Figures figures = Figures.of(result.get());
        String shown = CampaignFigures.names().stream()
                .filter(name -> result.get().isTrusted() || name.equals(RATE))
                .flatMap(name ->
                        figures
                                .find(name)
                                .filter(Figure::isSupported)
                                .map(figure -> figure(name, figure.value()))
                                .stream())
                .collect(Collectors.joining(", "));
        return word + ": " + shown + (result.get().isTrusted() ? "" : "; " + why(result.get()));
    }

    private static String figure(String name, double value) {
        String title = CampaignFigures.title(name);
        String shown = CampaignFigures.shown(name, value);
        return name.equals(RATE) ? shown + " " + title : title.replaceFirst(" \\(ms\\)$", "") + " " + shown + " ms";
    }

    private static String why(Result result) {
        return Trust.reasons(result).stream().findFirst().orElse("");
    }

    /** What a reader should know beside the table: searches, runs without figures, and what the control shows. */
    static List<String> notes(CampaignResults results) {
        List<String> notes = new ArrayList<>();
        results.campaign()
                .searches()
                .forEach(search -> notes.add("Highest rate"
                        + (search.settings().isEmpty() ? "" : " with " + label(search.settings())) + ": "
                        + (search.rate() == null
                                ? "not known: "
                                        + (search.outcome().reason() == null
                                                ? search.outcome().state().text()
                                                : search.outcome().reason())
                                : String.format(Locale.ROOT, "%,.0f msg/s", search.rate()))));
        results.campaign().points().stream()
                .filter(run -> run.outcome().reason() != null)
                .forEach(run -> notes.add(run(run) + " " + line(run.outcome(), Optional.empty())));
        results.control().flatMap(control -> control(results, control)).ifPresent(notes::add);
        return notes;
    }

    /** A run among those of its point. */
    private static String run(Campaign.Run run) {
        return run.id() + (run.settings().isEmpty() ? "" : " (" + label(run.settings()) + ")");
    }

    private static Optional<String> control(CampaignResults results, Result control) {
        if (!control.isTrusted()) {
            String why = why(control);
            return Optional.of(CONTROL + ", is not to be trusted" + (why.isEmpty() ? "" : " (" + why + ")"));
        }
        Optional<Spread> before = Spread.of(results.points().get(0).figures(), OF_CONTROL);
        Optional<Figure> now = Figures.of(control).find(OF_CONTROL).filter(Figure::isSupported);
        if (before.isEmpty() || now.isEmpty() || before.get().median() == 0) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s: Pub Response 99%% %s ms, %+.1f %% against its other %s",
                CONTROL,
                CampaignFigures.shown(OF_CONTROL, now.get().value()),
                100 * (now.get().value() / before.get().median() - 1),
                before.get().runs() == 1 ? "run" : before.get().runs() + " runs"));
    }

    /** Up to which rate all is well, a line for each curve; none where the rate does not vary. */
    public static List<String> answers(CampaignResults results) {
        return results.campaign().plan().varied().stream().anyMatch(TargetRate::isKey)
                ? results.curves().stream().map(CampaignText::answer).toList()
                : List.of();
    }

    private static String answer(RateCurve curve) {
        Optional<RateCurve.Step> highest = curve.holdsAt();
        Optional<RateCurve.Step> lowest = curve.failsAt();
        String holds =
                highest.map(step -> "holds at " + rate(step.rate())).orElse("holds at no rate that was measured");
        String fails = lowest.map(step -> "fails at " + rate(step.rate()) + " (" + why(step) + ")")
                .orElse("fails at none");
        return (curve.settings().isEmpty() ? "" : label(curve.settings()) + ": ") + holds + ", " + fails + open(curve);
    }

    /** Rates that neither hold nor fail. */
    private static String open(RateCurve curve) {
        List<RateCurve.Step> open = curve.openAt();
        return open.isEmpty()
                ? ""
                : open.stream().map(step -> rate(step.rate())).collect(Collectors.joining(" and ", ", open at ", ""))
                        + " (" + why(open.get(0)) + ")";
    }

    /** The first thing that is against it, or that leaves it open. */
    private static String why(RateCurve.Step step) {
        boolean isJudged = step.state() == RateCurve.State.MISSES;
        return step.point().trusted().stream()
                .flatMap(result -> result.thresholds().stream())
                .filter(threshold -> !threshold.isMet() && threshold.isJudged() == isJudged)
                .findFirst()
                .filter(unmet -> isJudged || step.state() == RateCurve.State.OPEN)
                .map(unmet -> unmet.text() + ": " + unmet.seen())
                .or(() -> step.point().measured().values().stream()
                        .filter(result -> !result.isTrusted())
                        .map(CampaignText::why)
                        .findFirst())
                .orElse(step.state().text());
    }

    private static String rate(double messagesPerSecond) {
        return String.format(Locale.ROOT, messagesPerSecond >= 100 ? "%,.0f msg/s" : "%,.3f msg/s", messagesPerSecond);
    }
}

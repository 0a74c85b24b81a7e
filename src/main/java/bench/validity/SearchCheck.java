package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;

import bench.result.Check;
import bench.result.Check.Verdict;
import bench.result.Limits;
import bench.result.Phrase;
import bench.result.Search;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a search has found the highest sustainable rate. */
public final class SearchCheck {
    private static final Limits CONFIRMED = Limits.invalidBelow("s", 1);

    private SearchCheck() {}

    /** The check of a search that has ended, in whatever way. */
    public static Check of(Search search) {
        return Check.of("rate search", search.confirmation().confirmedSeconds(), CONFIRMED, seen(search))
                .allowing(Phrase.of("a rate that was confirmed, and one above it that failed"))
                .judged(verdict(search))
                .advising(advice(search));
    }

    private static Verdict verdict(Search search) {
        if (!search.isConfirmed()) {
            return INVALID;
        }
        return search.end() == Search.End.CONFIRMED ? VALID : WARN;
    }

    private static Phrase seen(Search search) {
        Search.Bracket bracket = search.bracket();
        return switch (search.end()) {
            case CONFIRMED -> between(bracket);
            case CLIENT_BOUND ->
                bracket.lowerBound() == null
                        ? Phrase.of("no rate could be tried")
                        : Phrase.of("at least ")
                                .then(Checks.rate(bracket.lowerBound()))
                                .then(Phrase.of(", client-bound"));
            case LIMIT -> Phrase.of("ended by its limit, ").then(between(bracket));
            case NOTHING_PASSES -> nothing(bracket);
            case STOPPED -> Phrase.of("stopped, ").then(between(bracket));
        };
    }

    private static Phrase nothing(Search.Bracket bracket) {
        if (bracket.upperBound() != null) {
            return Phrase.of("no rate was sustained, down to ").then(Checks.rate(bracket.upperBound()));
        }
        return Phrase.of(bracket.condition().isEmpty() ? "nothing was acknowledged" : "no rate could be tried");
    }

    private static Phrase between(Search.Bracket bracket) {
        if (bracket.lowerBound() == null) {
            return bracket.upperBound() == null
                    ? Phrase.of("no rate tried")
                    : Phrase.of("below ").then(Checks.rate(bracket.upperBound()));
        }
        return bracket.upperBound() == null
                ? Phrase.of("at least ").then(Checks.rate(bracket.lowerBound()))
                : Phrase.of("from ")
                        .then(Checks.rate(bracket.lowerBound()))
                        .then(Phrase.of(" to "))
                        .then(Checks.rate(bracket.upperBound()));
    }

    private static String advice(Search search) {
        return switch (search.end()) {
            case CONFIRMED -> "";
            case CLIENT_BOUND ->
                "this client was the limit (" + whyIrregular(search.trials()) + ")"
                        + (search.bracket().upperBound() == null ? ", so the system may do more" : "")
                        + ": quiet the machine or take a larger one, or name a producerRate";
            case LIMIT ->
                search.passedBefore().isPresent()
                        ? "the system became slower while it was searched: use up what caches and credits give (--deplete), or"
                                + " give it more time and trials (--search-limit, --search-trials)"
                        : "give it more time or trials (--search-limit, --search-trials)";
            case NOTHING_PASSES ->
                search.bracket().condition().isEmpty()
                        ? "the system took nothing in the time of the first guess: is it there, and may this client write?"
                        : "what failed: " + String.join(", ", search.bracket().condition());
            case STOPPED -> "let it run to its end";
        };
    }

    private static String whyIrregular(List<Search.Trial> trials) {
        String reasons = trials.stream()
                .filter(trial -> trial.verdict() == Search.Verdict.IRREGULAR)
                .flatMap(trial -> trial.failed().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? "no more could be offered" : reasons;
    }
}

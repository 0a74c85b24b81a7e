package bench.run.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The rates that were tried, and the bounds that follow from them. Confined to one thread. */
final class Bracket {
    private final NavigableMap<Double, TriedRate> tried = new TreeMap<>();

    /** A rate, which was tried or now is. */
    TriedRate at(double rate) {
        return tried.computeIfAbsent(rate, TriedRate::new);
    }

    /** Whether a trial of any rate has passed. */
    boolean hasPassed() {
        return tried.values().stream().anyMatch(TriedRate::hasPassed);
    }

    /** The rates, in ascending order. */
    List<Double> rates() {
        return new ArrayList<>(tried.keySet());
    }

    /** The relevant upper bound, or a rate below it of which a trial has failed. */
    Optional<TriedRate> candidateAbove(Stage stage) {
        double lower = lower(stage).map(TriedRate::rate).orElse(0.0);
        return tried.tailMap(lower, false).values().stream()
                .filter(TriedRate::hasFailed)
                .findFirst();
    }

    /** The relevant lower bound, or a rate above it of which no trial has failed. */
    Optional<TriedRate> candidateBelow(Stage stage) {
        Optional<TriedRate> above = candidateAbove(stage);
        return (above.isPresent() ? tried.headMap(above.get().rate(), false) : tried)
                .values().stream()
                        .filter(each -> each.isLower(stage) || (each.hasPassed() && !each.hasFailed()))
                        .max(Comparator.comparingDouble(TriedRate::rate));
    }

    Optional<TriedRate> upper(Stage stage) {
        return tried.values().stream().filter(each -> each.isUpper(stage)).findFirst();
    }

    /** The highest rate below the relevant upper bound that was sustained. */
    Optional<TriedRate> lower(Stage stage) {
        Optional<TriedRate> upper = upper(stage);
        return (upper.isPresent() ? tried.headMap(upper.get().rate(), false) : tried)
                .values().stream().filter(each -> each.isLower(stage)).max(Comparator.comparingDouble(TriedRate::rate));
    }
}

package bench.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs that are compared, at least one on each side.
 *
 * @param base what is known
 * @param fresh what is to be better, or at least no worse
 */
public record Sides(List<ComparedRun> base, List<ComparedRun> fresh) {
    public Sides {
        base = List.copyOf(base);
        fresh = List.copyOf(fresh);
        if (base.isEmpty() || fresh.isEmpty()) {
            throw new IllegalArgumentException("each side must have a run");
        }
    }

    /** The places of two runs, each in the list of its side. */
    record Pair(int base, int fresh) {}

    /** A run by its place in the list of its side. */
    record Place(boolean isFresh, int index, Instant startedAt) {}

    /** All runs, the base first. */
    public List<ComparedRun> all() {
        return Stream.concat(base.stream(), fresh.stream()).toList();
    }

    /** Whether each side is a single run. */
    boolean isOneRunEach() {
        return base.size() == 1 && fresh.size() == 1;
    }

    /** In the order in which they ran; none where some do not say when that was. */
    List<Place> inOrder() {
        List<Place> places = new ArrayList<>();
        addTo(places, base, false);
        addTo(places, fresh, true);
        places.sort(Comparator.comparing(Place::startedAt));
        return places.size() == base.size() + fresh.size() ? List.copyOf(places) : List.of();
    }

    private static void addTo(List<Place> places, List<ComparedRun> runs, boolean isFresh) {
        IntStream.range(0, runs.size())
                .forEach(i ->
                        runs.get(i).startedAt().ifPresent(startedAt -> places.add(new Place(isFresh, i, startedAt))));
    }

    /** Neighbours of the two sides, where the runs were made in such pairs; else none. */
    List<Pair> pairs() {
        List<Place> places = inOrder();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < places.size(); i += 2) {
            Place one = places.get(i);
            Place other = places.get(i + 1);
            if (one.isFresh == other.isFresh) {
                return List.of();
            }
            pairs.add(one.isFresh ? new Pair(other.index, one.index) : new Pair(one.index, other.index));
        }
        return places.size() % 2 == 0 ? List.copyOf(pairs) : List.of();
    }

    /** Whether all runs of one side were made before the first of the other; not where each side is a single one. */
    boolean areOneAfterTheOther() {
        List<Place> places = inOrder();
        long changes = IntStream.range(1, places.size())
                .filter(i -> places.get(i).isFresh != places.get(i - 1).isFresh)
                .count();
        return !isOneRunEach() && changes == 1;
    }

    /** The values of a figure on one side; empty where a run does not have it. */
    static Optional<double[]> values(List<ComparedRun> runs, String figure) {
        double[] values = runs.stream()
                .flatMap(run -> run.figure(figure).stream())
                .mapToDouble(each -> each.value())
                .toArray();
        return values.length == runs.size() ? Optional.of(values) : Optional.empty();
    }
}

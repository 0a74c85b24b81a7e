package bench.run.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.run.search.RateSearch.Answer;
import bench.run.search.RateSearch.End;
import bench.run.search.RateSearch.Step;
import bench.run.search.Trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The search against simulated systems whose truth is known, a thousand of each kind. */
class RateSearchTest {
    private static final int SYSTEMS = 1_000;
    private static final int MOST_TRIALS = 600;

    /** What a trial at a rate comes to. */
    private interface SimulatedSystem {
        Verdict trial(double rate, boolean isConfirmation);
    }

    /** A search that has ended. */
    private record Found(Answer answer, int trials) {
        boolean contains(double truth) {
            return answer.lower().orElse(0.0) <= truth
                    && truth <= answer.upper().orElse(Double.MAX_VALUE);
        }

        boolean isWithin(double share, double truth) {
            return answer.lower().orElse(0.0) * (1 - share) <= truth
                    && truth <= answer.upper().orElse(Double.MAX_VALUE) * (1 + share);
        }
    }

    private interface Case {
        Found search(double capacity, SplittableRandom random);
    }

    @Test
    void theHighestRateThatPassesIsWithinTheBounds() {
        List<Found> found = systems(RateSearchTest::clean, 1);

        assertThat(found).allMatch(each -> each.answer.end().orElseThrow() == End.CONFIRMED);
        assertThat(median(found.stream().map(Found::trials).toList())).isLessThanOrEqualTo(18);
        assertThat(found).allMatch(each -> each.answer.width().orElseThrow() <= 0.0201);
    }

    private static List<Found> systems(Case each, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < SYSTEMS; i++) {
            double capacity = Math.exp(random.nextDouble(Math.log(100), Math.log(1_000_000)));
            found.add(each.search(capacity, random));
        }
        return found;
    }

    private static Found clean(double capacity, SplittableRandom random) {
        Found found = search(guess(capacity, random), (rate, confirmation) -> pass(rate <= capacity));
        assertThat(found.contains(capacity)).isTrue();
        return found;
    }

    /** What a first guess is off by: a hundredth or two. */
    private static double guess(double capacity, SplittableRandom random) {
        return capacity * random.nextDouble(0.97, 1.03);
    }

    @Test
    void aConditionBelowTheCapacityIsFoundAsWell() {
        List<Found> found = systems(
                (capacity, random) -> {
                    Found each = search(guess(capacity, random), (rate, confirmation) -> pass(rate <= 0.6 * capacity));
                    assertThat(each.contains(0.6 * capacity)).isTrue();
                    return each;
                },
                2);

        assertThat(median(found.stream().map(Found::trials).toList())).isLessThanOrEqualTo(18);
    }

    /** Trials pass less and less often around the capacity: the truth is where three of four do. */
    @Test
    void aSoftLimitIsFoundWithinOneWidthOfItsSlope() {
        double softness = 0.01;
        // From where nine of ten pass to where half of them do.
        double width = softness * Math.log(9);
        int[] near = new int[1];
        List<Found> found = systems(
                (capacity, random) -> {
                    Found each = search(
                            guess(capacity, random),
                            (rate, confirmation) ->
                                    pass(random.nextDouble() < 1 / (1 + Math.exp((rate / capacity - 1) / softness))));
                    double truth = capacity * (1 + softness * Math.log(1 / 0.74 - 1));
                    near[0] += each.isWithin(width, truth) ? 1 : 0;
                    return each;
                },
                3);

        assertThat(near[0]).isGreaterThanOrEqualTo(SYSTEMS * 95 / 100);
        assertThat(median(found.stream().map(Found::trials).toList())).isLessThanOrEqualTo(18);
    }

    @Test
    void aClientThatIsTheLimitIsSaidToBeIt() {
        List<Found> found = systems(
                (capacity, random) -> {
                    double most = 0.6 * capacity;
                    return search(
                            guess(most, random),
                            (rate, confirmation) -> rate > most ? Verdict.IRREGULAR : pass(rate <= capacity));
                },
                4);

        assertThat(found).allSatisfy(each -> {
            assertThat(each.answer.end()).contains(End.CLIENT_BOUND);
            assertThat(each.answer.upper()).isEmpty();
            assertThat(each.answer.lower()).isPresent();
        });
    }

    @Test
    void aConfirmationThatFailsMakesTheSearchGoOnBelow() {
        Found found = search(1_000, (rate, confirmation) -> pass(rate <= (confirmation ? 700 : 1_000)));

        assertThat(found.answer.end()).contains(End.CONFIRMED);
        assertThat(found.answer.lower().orElseThrow()).isBetween(650.0, 700.0);
        assertThat(found.answer.failed()).containsExactly("condition");
    }

    @Test
    void whereNothingPassesThereIsNoLowerBound() {
        Found found = search(1_000, (rate, confirmation) -> Verdict.FAIL);

        assertThat(found.answer.end()).contains(End.NOTHING_PASSES);
        assertThat(found.answer.lower()).isEmpty();
    }

    @Test
    void aStopKeepsTheBracketSoFar() {
        RateSearch search = new RateSearch(1_000, Double.MAX_VALUE);
        run(search, search.next().orElseThrow(), Verdict.FAIL);
        run(search, search.next().orElseThrow(), Verdict.PASS);
        search.stop();

        assertThat(search.next()).isEmpty();
        assertThat(search.answer().end()).contains(End.LIMIT);
        assertThat(search.answer().lower().orElseThrow()).isCloseTo(900, within(1e-6));
        assertThat(search.answer().upper()).contains(1_000.0);
    }

    private static Verdict pass(boolean passes) {
        return passes ? Verdict.PASS : Verdict.FAIL;
    }

    private static void run(RateSearch search, Step step, Verdict verdict) {
        search.ended(new Trial(step.rate(), verdict, verdict == Verdict.FAIL ? List.of("condition") : List.of()));
    }

    private static Found search(double guess, SimulatedSystem system) {
        RateSearch search = new RateSearch(guess, Double.MAX_VALUE);
        int trials = 0;
        while (search.next().isPresent()) {
            Step step = search.next().orElseThrow();
            run(search, step, system.trial(step.rate(), step.isConfirmation()));
            trials++;
            if (trials == MOST_TRIALS) {
                search.stop();
            }
        }
        return new Found(search.answer(), trials);
    }

    private static int median(List<Integer> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}

package bench.run.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.run.search.RateSearch.Answer;
import bench.run.search.RateSearch.End;
import bench.run.search.RateSearch.Step;
import bench.run.search.Trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the search does next, and what it knows when it ends. */
class RateSearchTest {
    /** What a trial at a rate comes to. */
    private interface SimulatedSystem {
        Verdict trial(double rate, boolean isConfirmation);
    }

    @Test
    void aConfirmationThatFailsMakesTheSearchGoOnBelow() {
        Answer found = search(1_000, (rate, confirmation) -> pass(rate <= (confirmation ? 700 : 1_000)));

        assertThat(found.end()).contains(End.CONFIRMED);
        assertThat(found.lower().orElseThrow()).isBetween(650.0, 700.0);
        assertThat(found.failed()).containsExactly("condition");
    }

    @Test
    void whereNothingPassesThereIsNoLowerBound() {
        Answer found = search(1_000, (rate, confirmation) -> Verdict.FAIL);

        assertThat(found.end()).contains(End.NOTHING_PASSES);
        assertThat(found.lower()).isEmpty();
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

    /** As with a page cache that is full: what is left between a rate from the beginning and one that fails now is wide. */
    @Test
    void aBracketThatHasBecomeWideAgainIsHalvedByOneTrialEach() {
        List<Double> rates = new ArrayList<>();
        Answer found = search(300, (rate, confirmation) -> {
            rates.add(rate);
            return pass(rate <= (rates.size() > 15 ? 500 : 1_000));
        });

        assertThat(found.lower().orElseThrow()).isBetween(490.0, 500.0);
        // 53 with as many trials for each rate as a narrow bracket has.
        assertThat(rates).hasSize(43);
    }

    private static Verdict pass(boolean passes) {
        return passes ? Verdict.PASS : Verdict.FAIL;
    }

    private static void run(RateSearch search, Step step, Verdict verdict) {
        search.ended(new Trial(step.rate(), verdict, verdict == Verdict.FAIL ? List.of("condition") : List.of()));
    }

    private static Answer search(double guess, SimulatedSystem system) {
        RateSearch search = new RateSearch(guess, Double.MAX_VALUE);
        while (search.next().isPresent()) {
            Step step = search.next().orElseThrow();
            run(search, step, system.trial(step.rate(), step.isConfirmation()));
        }
        return search.answer();
    }
}

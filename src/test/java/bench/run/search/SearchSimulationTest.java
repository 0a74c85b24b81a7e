package bench.run.search;

import static org.assertj.core.api.Assertions.assertThat;

import bench.run.search.RateSearch.Answer;
import bench.run.search.RateSearch.End;
import bench.run.search.RateSearch.Step;
import bench.run.search.Trial.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The search against simulated clusters whose truth is known, a thousand of each kind. */
class SearchSimulationTest {
    private static final int CLUSTERS = 1_000;
    /** How fast the chance to pass falls around the capacity: the scale of a logistic curve, as a share of the rate. */
    private static final double SOFTNESS = 0.01;
    /** A load at which trials pass with this chance is accepted in half of the cases. */
    private static final double ACCEPTED = 0.74;
    /** What is left of a capacity that drops. */
    private static final double AFTER_DROP = 0.6;

    private static final double STALLS_PER_SECOND = 1 / 60.0;

    private static final String CLEAN = "clean";
    private static final String CONDITION = "p99 condition at 60 % of the capacity";
    private static final String SOFT = "pass probability that falls softly";
    private static final String STALLS = "a stall of 0.1-0.5 s a minute";
    private static final String DROP = "capacity that drops in the confirmation";
    private static final String CLIENT = "client that is the limit";

    private static Map<String, List<Found>> found;

    /**
     * A search that has ended.
     *
     * @param truth the rate that it was to find
     * @param tolerance by which the truth may lie beside the bounds, as a share
     */
    private record Found(Answer answer, int trials, double truth, double tolerance) {
        boolean isRight() {
            return answer.lower().orElse(0.0) * (1 - tolerance) <= truth
                    && truth <= answer.upper().orElse(Double.MAX_VALUE) * (1 + tolerance);
        }
    }

    @BeforeAll
    static void searchAll() {
        found = new LinkedHashMap<>();
        found.put(CLEAN, searches(1, SearchSimulationTest::clean));
        found.put(CONDITION, searches(2, SearchSimulationTest::condition));
        found.put(SOFT, searches(3, SearchSimulationTest::soft));
        double truth = rateAtWhichPass(ACCEPTED);
        double width = rateAtWhichPass(0.5) - rateAtWhichPass(0.9);
        found.put(STALLS, searches(4, random -> stalls(truth, width, random)));
        found.put(DROP, searches(5, SearchSimulationTest::drop));
        found.put(CLIENT, searches(6, SearchSimulationTest::client));
    }

    private static List<Found> searches(long seed, Function<SplittableRandom, Found> kind) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, CLUSTERS).mapToObj(i -> kind.apply(random)).toList();
    }

    private static double capacity(SplittableRandom random) {
        return Math.exp(random.nextDouble(Math.log(100), Math.log(1_000_000)));
    }

    private static Found search(
            double capacity, double truth, double tolerance, SplittableRandom random, Function<Step, Verdict> cluster) {
        // What a first guess is off by: a hundredth or two.
        RateSearch search = new RateSearch(capacity * random.nextDouble(0.97, 1.03), Double.MAX_VALUE);
        int trials = 0;
        for (; search.next().isPresent(); trials++) {
            Step step = search.next().orElseThrow();
            search.ended(new Trial(step.rate(), cluster.apply(step), List.of()));
        }
        return new Found(search.answer(), trials, truth, tolerance);
    }

    private static Found clean(SplittableRandom random) {
        double capacity = capacity(random);
        return search(
                capacity,
                SimulatedCluster.highestThatPasses(capacity),
                0,
                random,
                SimulatedCluster.steady(capacity)::trial);
    }

    private static Found condition(SplittableRandom random) {
        double capacity = capacity(random);
        double truth = 0.6 * capacity;
        return search(capacity, truth, 0, random, step -> step.rate() <= truth ? Verdict.PASS : Verdict.FAIL);
    }

    private static Found soft(SplittableRandom random) {
        double capacity = capacity(random);
        double truth = capacity * (1 + SOFTNESS * Math.log(1 / ACCEPTED - 1));
        return search(capacity, truth, softWidth(), random, step -> {
            double chance = 1 / (1 + Math.exp((step.rate() / capacity - 1) / SOFTNESS));
            return random.nextDouble() < chance ? Verdict.PASS : Verdict.FAIL;
        });
    }

    /** From where nine of ten trials pass to where half of them do, as a share. */
    private static double softWidth() {
        return SOFTNESS * Math.log(9);
    }

    private static Found stalls(double truth, double width, SplittableRandom random) {
        double capacity = capacity(random);
        return search(
                capacity,
                truth * capacity,
                width,
                random,
                SimulatedCluster.stalling(capacity, STALLS_PER_SECOND, random)::trial);
    }

    /** For a cluster with stalls and a capacity of 1: the rate at which trials pass with this chance. */
    private static double rateAtWhichPass(double chance) {
        int trials = 4_000;
        double low = 0.8;
        double high = 1.05;
        while (high - low > 1e-4) {
            double rate = (low + high) / 2;
            SimulatedCluster cluster = SimulatedCluster.stalling(1, STALLS_PER_SECOND, new SplittableRandom(7));
            long passed = IntStream.range(0, trials)
                    .filter(i -> cluster.trial(new Step(rate, false)) == Verdict.PASS)
                    .count();
            if (passed >= chance * trials) {
                low = rate;
            } else {
                high = rate;
            }
        }
        return low;
    }

    /** The drop is at any moment of what a first confirmation judges. */
    private static Found drop(SplittableRandom random) {
        double capacity = capacity(random);
        long seed = random.nextLong();
        SimulatedCluster steady = SimulatedCluster.steady(capacity);
        double[] confirmation = new double[2];
        search(capacity, capacity, 0, new SplittableRandom(seed), step -> {
            confirmation[0] = steady.taken() + SimulatedCluster.SETTLE_SECONDS * step.rate();
            Verdict verdict = steady.trial(step);
            confirmation[1] = steady.taken();
            return verdict;
        });
        double dropAt = random.nextDouble(confirmation[0], confirmation[1]);
        return search(
                capacity,
                SimulatedCluster.highestThatPasses(AFTER_DROP * capacity),
                0,
                new SplittableRandom(seed),
                SimulatedCluster.dropping(capacity, dropAt, AFTER_DROP)::trial);
    }

    private static Found client(SplittableRandom random) {
        double capacity = capacity(random);
        double most = capacity * random.nextDouble(0.1, 1);
        return search(capacity, most, 0, random, step -> step.rate() > most ? Verdict.IRREGULAR : Verdict.PASS);
    }

    @Test
    void theHighestRateThatPassesIsWithinTheBounds() {
        assertThat(found.get(CLEAN)).allMatch(Found::isRight).allMatch(each -> ended(each, End.CONFIRMED));
        assertThat(found.get(CONDITION)).allMatch(Found::isRight).allMatch(each -> ended(each, End.CONFIRMED));
    }

    @Test
    void aSoftLimitIsFoundWithinOneWidthOfItsSlope() {
        assertThat(right(SOFT)).isGreaterThanOrEqualTo(CLUSTERS * 95 / 100);
        // A confirmation has no failure to spare: some stalls end it, and the search goes on lower than it need be.
        assertThat(right(STALLS)).isGreaterThanOrEqualTo(CLUSTERS * 90 / 100);
    }

    @Test
    void aCapacityThatDropsIsCaughtByTheConfirmation() {
        assertThat(right(DROP)).isGreaterThanOrEqualTo(CLUSTERS * 95 / 100);
    }

    @Test
    void aClientThatIsTheLimitIsSaidToBeIt() {
        assertThat(found.get(CLIENT)).allSatisfy(each -> {
            assertThat(each.answer.end()).contains(End.CLIENT_BOUND);
            assertThat(each.answer.upper()).isEmpty();
            assertThat(each.answer.lower()).isPresent();
        });
    }

    @Test
    void aSearchIsShortAndItsBracketNarrow() {
        for (String kind : List.of(CLEAN, CONDITION, SOFT, STALLS)) {
            assertThat(medianTrials(kind)).as(kind).isLessThanOrEqualTo(18);
            assertThat(medianWidth(kind)).as(kind).isLessThanOrEqualTo(0.021);
        }
    }

    @Test
    void theDocumentsHaveTheTable() throws Exception {
        String table = "| cluster | right | trials, median | trials, 95 % | width, median |\n|---|---|---|---|---|\n"
                + String.join(
                        "\n",
                        found.keySet().stream().map(SearchSimulationTest::row).toList());
        System.out.println(table);

        assertThat(Files.readString(Path.of("src/docs/search.md"))).contains(table);
    }

    private static String row(String kind) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f %% | %d | %d | %s |",
                kind,
                100.0 * right(kind) / CLUSTERS,
                medianTrials(kind),
                trials(kind, 0.95),
                kind.equals(CLIENT)
                        ? "no upper bound"
                        : String.format(Locale.ROOT, "%.1f %%", 100 * medianWidth(kind)));
    }

    private static boolean ended(Found each, End how) {
        return each.answer.end().orElseThrow() == how;
    }

    private static long right(String kind) {
        return found.get(kind).stream().filter(Found::isRight).count();
    }

    private static int medianTrials(String kind) {
        return trials(kind, 0.5);
    }

    private static int trials(String kind, double share) {
        return found.get(kind).stream()
                .map(Found::trials)
                .sorted()
                .skip((long) (share * CLUSTERS))
                .findFirst()
                .orElseThrow();
    }

    private static double medianWidth(String kind) {
        return found.get(kind).stream()
                .map(each -> each.answer.width().orElse(0.0))
                .sorted()
                .skip(CLUSTERS / 2)
                .findFirst()
                .orElseThrow();
    }
}

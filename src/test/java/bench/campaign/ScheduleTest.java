package bench.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final List<Point> SIX = Campaigns.points("a=1,2", "b=1,2,3");

    private static List<String> ids(List<Point> points, int repeats, long seed) {
        return new Schedule(points, repeats, seed)
                .slots(Optional.empty()).stream().map(Schedule.Slot::id).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -5, Long.MAX_VALUE})
    void everyBlockHasEachPointOnce(long seed) {
        List<String> ids = ids(SIX, 3, seed);

        assertThat(ids).hasSize(3 * 6 + 1).doesNotHaveDuplicates();
        for (int block = 0; block < 3; block++) {
            int repeat = block + 1;
            assertThat(ids.subList(6 * block, 6 * block + 6))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 6)
                            .mapToObj(point -> "p" + point + "-r" + repeat)
                            .toList());
        }
    }

    @Test
    void theFirstPointIsTheLastToo() {
        List<String> ids = ids(SIX, 2, 1);

        assertThat(ids.get(ids.size() - 1)).isEqualTo("p1-r3");
    }

    @Test
    void aSinglePointNeedsNoControl() {
        assertThat(ids(Campaigns.points(), 3, 1)).containsExactly("p1-r1", "p1-r2", "p1-r3");
    }

    @Test
    void aSeedGivesTheSameOrderAgain() {
        assertThat(ids(SIX, 5, 42)).isEqualTo(ids(SIX, 5, 42));
    }

    @Test
    void everyPointCanBeTheFirst() {
        Set<String> first = new HashSet<>();
        LongStream.range(0, 100).forEach(seed -> first.add(ids(SIX, 1, seed).get(0)));

        assertThat(first).hasSize(6);
    }

    @Test
    void blocksAreInOrdersOfTheirOwn() {
        List<Schedule.Slot> slots = new Schedule(SIX, 20, 7).slots(Optional.empty());
        Set<List<Integer>> orders = new HashSet<>();
        for (int block = 0; block < 20; block++) {
            orders.add(slots.subList(6 * block, 6 * block + 6).stream()
                    .map(slot -> slot.point().number())
                    .toList());
        }

        assertThat(orders).hasSizeGreaterThan(10);
    }

    @Test
    void ratesAscendWithinEachBlockWhereThatIsAskedFor() {
        List<Point> points = Campaigns.points("producerRate=900,-1,1000,50", "a=1,2");

        List<Schedule.Slot> slots = new Schedule(points, 2, 3).slots(Optional.of(Rates.ascending()));

        for (int block = 0; block < 2; block++) {
            assertThat(slots.subList(8 * block, 8 * block + 8))
                    .extracting(slot -> slot.point().settings().get("producerRate"))
                    .containsExactly("50", "50", "900", "900", "1000", "1000", "-1", "-1");
        }
    }
}

package bench.compare.peer;

import static org.assertj.core.api.Assertions.assertThat;

import bench.compare.peer.Table.Pair;
import bench.compare.peer.Table.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Row RATE = new Row("k msg/s", 1, 0);
    private static final Row WHOLE_MS = new Row("p99, whole ms", 0, 1);

    private final Table table = new Table();

    @Test
    void showsMediansWithTheLeastAndTheGreatestOfEachSideAndOfTheRatios() {
        table.add("Highest rate", List.of(new Pair(RATE, 30, 10)));
        table.add("Highest rate", List.of(new Pair(RATE, 10, 20)));
        table.add("Highest rate", List.of(new Pair(RATE, 20, 20)));

        assertThat(table.lines())
                .containsExactly(
                        "                  bench                 perf-test             bench/perf-test",
                        "Highest rate",
                        "  k msg/s         20.0 (10.0-30.0)      20.0 (10.0-20.0)      1.00 (0.50-3.00)",
                        "");
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        for (double value : new double[] {1, 2, 4, 9}) {
            table.add("Highest rate", List.of(new Pair(RATE, value, 1)));
        }

        assertThat(table.lines().get(2)).contains(" 3.0 (1.0-9.0) ").endsWith(" 3.00 (1.00-9.00)");
    }

    @Test
    void aFigureOfOneSideHasNoRatio() {
        table.add("Publish latency", List.of(new Pair(RATE, 1, Double.NaN)));

        assertThat(table.lines().get(2)).isEqualTo("  k msg/s         1.0 (1.0-1.0)         -                     -");
    }

    @Test
    void inARatioAWholeMillisecondIsTheLeast() {
        table.add("Publish latency", List.of(new Pair(WHOLE_MS, 2, 0)));
        table.add("Publish latency", List.of(new Pair(WHOLE_MS, 0, 0)));

        assertThat(table.lines().get(2))
                .isEqualTo("  p99, whole ms   1 (0-2)               0 (0-0)               1.50 (1.00-2.00)");
    }

    @Test
    void aRatioToNothingIsNone() {
        table.add("Highest rate", List.of(new Pair(RATE, 2, 0)));

        assertThat(table.lines().get(2)).endsWith(" -");
    }

    @Test
    void aNoteIsShownOnceAndFitsTheTerminal() {
        table.note("word ".repeat(40).strip());
        table.note("word ".repeat(40).strip());

        List<String> notes = table.lines().subList(2, table.lines().size());
        assertThat(notes).hasSize(3).allMatch(line -> line.length() <= 80);
        assertThat(String.join(" ", notes)).isEqualTo("word ".repeat(40).strip());
    }
}

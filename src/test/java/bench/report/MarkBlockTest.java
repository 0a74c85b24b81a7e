package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.BrokerSide;
import bench.result.Mark;
import bench.result.Mark.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkBlockTest {
    private final StringWriter text = new StringWriter();
    private final MarkBlock block = new MarkBlock(new PrintWriter(text));

    @Test
    void countsEachKindAndShowsTheFirst() {
        block.print(BrokerSide.NONE.withMarks(
                List.of(
                        new Mark(-1.26, Kind.REBALANCE, "partitions came to or went from 1 of 2 consumers of g"),
                        new Mark(12.34, Kind.NODE_LOST, "broker 2 at kafka-2:9092 is no longer in the cluster")),
                List.of(new BrokerSide.LeftOut(Kind.REBALANCE, 8))));

        assertThat(text.toString().lines())
                .containsExactly(
                        "",
                        "Marks: rebalances 9, nodes lost 1",
                        "     -1.3 s  rebalance: partitions came to or went from 1 of 2 consumers of g",
                        "     12.3 s  node lost: broker 2 at kafka-2:9092 is no longer in the cluster",
                        "             8 more were counted and not kept");
    }

    @Test
    void whatIsTooMuchForAScreenIsInTheResult() {
        List<Mark> marks = IntStream.range(0, 8)
                .mapToObj(i -> new Mark(i, Kind.LEADER_CHANGE, "x".repeat(200)))
                .toList();
        block.print(BrokerSide.NONE.withMarks(marks, List.of()));

        assertThat(text.toString().lines())
                .allMatch(line -> line.length() <= 80)
                .last()
                .isEqualTo("             and 3 more in the result");
    }

    @Test
    void isNotThereWhereNothingHappened() {
        block.print(BrokerSide.NONE);

        assertThat(text.toString()).isEmpty();
    }
}

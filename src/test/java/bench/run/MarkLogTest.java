package bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.ClusterEvent;
import bench.driver.ClusterEvent.Kind;
import bench.result.BrokerSide;
import bench.result.Mark;
import bench.result.RunListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkLogTest {
    private static final long SECOND = 1_000_000_000;

    private final List<String> said = new ArrayList<>();
    private final MarkLog marks = new MarkLog(new RunListener() {
        @Override
        public void marked(Mark.Kind kind, String text) {
            said.add(kind.word() + " " + text);
        }
    });

    @Test
    void marksLieOnTheTimeAxisOfTheMeasurement() {
        marks.add(new ClusterEvent(Kind.REBALANCE, 8 * SECOND, "in the warm-up"));
        marks.measurementBegins(10 * SECOND);
        marks.measurementBegins(20 * SECOND);
        marks.add(new ClusterEvent(Kind.NODE_LOST, 25 * SECOND, "broker 2"));

        assertThat(marks.in(BrokerSide.NONE).marks())
                .containsExactly(
                        new Mark(-2, Mark.Kind.REBALANCE, "in the warm-up"),
                        new Mark(15, Mark.Kind.NODE_LOST, "broker 2"));
    }

    @Test
    void eachIsSaidWhenItIsSeen() {
        marks.add(new ClusterEvent(Kind.LEADER_CHANGE, 1, "moved"));
        marks.add(new ClusterEvent(Kind.THROTTLED, 2, "held back"));
        marks.add(new ClusterEvent(Kind.NODE_BACK, 3, "back"));

        assertThat(said).containsExactly("leaderChange moved", "throttled held back", "nodeBack back");
    }

    @Test
    void aFloodOfOneKindIsCountedAndHidesNoOther() {
        marks.measurementBegins(0);
        for (int i = 0; i < MarkLog.MOST_OF_A_KIND + 7; i++) {
            marks.add(new ClusterEvent(Kind.REBALANCE, i, "again"));
        }
        marks.add(new ClusterEvent(Kind.NODE_LOST, SECOND, "broker 2"));

        BrokerSide side = marks.in(BrokerSide.NONE);

        assertThat(side.marks())
                .hasSize(MarkLog.MOST_OF_A_KIND + 1)
                .last()
                .extracting(Mark::text)
                .isEqualTo("broker 2");
        assertThat(side.marksLeftOut()).containsExactly(new BrokerSide.LeftOut(Mark.Kind.REBALANCE, 7));
        assertThat(side.count(Mark.Kind.REBALANCE)).isEqualTo(MarkLog.MOST_OF_A_KIND + 7);
        assertThat(said).hasSize(MarkLog.MOST_OF_A_KIND + 1);
    }

    @Test
    void aFloodBeforeTheMeasurementHidesNothingInIt() {
        for (int i = 0; i < MarkLog.MOST_OF_A_KIND + 3; i++) {
            marks.add(new ClusterEvent(Kind.REBALANCE, i, "in the search"));
        }
        marks.measurementBegins(SECOND);
        marks.add(new ClusterEvent(Kind.REBALANCE, 2 * SECOND, "measured"));

        BrokerSide side = marks.in(BrokerSide.NONE);

        assertThat(side.marks())
                .hasSize(MarkLog.MOST_OF_A_KIND + 1)
                .last()
                .isEqualTo(new Mark(1, Mark.Kind.REBALANCE, "measured"));
        assertThat(side.marksLeftOut()).containsExactly(new BrokerSide.LeftOut(Mark.Kind.REBALANCE, 3));
    }

    @Test
    void withoutAMeasurementThereIsNoAxisToMarkOn() {
        marks.add(new ClusterEvent(Kind.NODE_LOST, 1, "broker 2"));

        assertThat(marks.in(BrokerSide.NONE)).isEqualTo(BrokerSide.NONE);
    }
}

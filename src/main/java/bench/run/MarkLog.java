package bench.run;

import bench.driver.ClusterEvent;
import bench.result.BrokerSide;
import bench.result.Mark;
import bench.result.RunListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What happened while the load was on, in a bounded number of marks of each kind: a flood of one kind hides no other, and one before
 * the measurement, as in a long search, none in it. Confined to the control thread.
 */
final class MarkLog {
    static final int MOST_OF_A_KIND = 50;

    private final RunListener listener;
    private final List<ClusterEvent> kept = new ArrayList<>();
    /** Since the load began, and anew since the measurement did. */
    private final Map<Mark.Kind, Integer> counts = new EnumMap<>(Mark.Kind.class);

    private final Map<Mark.Kind, Integer> tooMany = new EnumMap<>(Mark.Kind.class);
    private OptionalLong measurementNs = OptionalLong.empty();

    MarkLog(RunListener listener) {
        this.listener = listener;
    }

    /** The first of the measured phases begins at this moment; later ones are of the same measurement. */
    void measurementBegins(long startNs) {
        if (measurementNs.isEmpty()) {
            measurementNs = OptionalLong.of(startNs);
            counts.clear();
        }
    }

    void add(ClusterEvent event) {
        Mark.Kind kind = kind(event);
        int count = counts.merge(kind, 1, Integer::sum);
        if (count <= MOST_OF_A_KIND) {
            kept.add(event);
            listener.marked(kind, event.text());
        } else {
            tooMany.merge(kind, 1, Integer::sum);
        }
    }

    private static Mark.Kind kind(ClusterEvent event) {
        return switch (event.kind()) {
            case LEADER_CHANGE -> Mark.Kind.LEADER_CHANGE;
            case REBALANCE -> Mark.Kind.REBALANCE;
            case THROTTLED -> Mark.Kind.THROTTLED;
            case NODE_LOST -> Mark.Kind.NODE_LOST;
            case NODE_BACK -> Mark.Kind.NODE_BACK;
        };
    }

    /** The same with these marks; without any where nothing was measured, as they have no place on its time axis. */
    BrokerSide in(BrokerSide side) {
        if (measurementNs.isEmpty()) {
            return side;
        }
        List<BrokerSide.LeftOut> leftOut = new ArrayList<>();
        tooMany.forEach((kind, count) -> leftOut.add(new BrokerSide.LeftOut(kind, count)));
        return side.withMarks(
                kept.stream()
                        .map(event ->
                                new Mark((event.atNs() - measurementNs.getAsLong()) / 1e9, kind(event), event.text()))
                        .toList(),
                leftOut);
    }
}

package bench.worker;

import bench.driver.Leaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Who leads the partitions of a topic, as places of recorders. Written by the control thread, read by any. */
final class TopicLeaders {
    /** Where the leader is not known. */
    private final int others;
    /** By partition; replaced and never changed. */
    private volatile int[] places = new int[0];

    TopicLeaders(int others) {
        this.others = others;
    }

    /** A partition without a leader stays with the one that it had: what it acks late, that one has stored. */
    void follow(List<Integer> leaders, Map<Integer, Integer> placeOfNode) {
        int[] before = places;
        int[] next = Arrays.copyOf(before, Math.max(before.length, leaders.size()));
        Arrays.fill(next, before.length, next.length, others);
        for (int i = 0; i < leaders.size(); i++) {
            if (leaders.get(i) != Leaders.NONE) {
                next[i] = placeOfNode.getOrDefault(leaders.get(i), others);
            }
        }
        places = next;
    }

    int placeOf(int partition) {
        int[] known = places;
        return partition >= 0 && partition < known.length ? known[partition] : others;
    }
}

package bench.driver;

import java.util.List;

/** What a driver sees of the system under test while a load is on. Never blocks. Safe for use by many threads. */
public interface ClusterWatch {
    /** Sees nothing: of a system that has no nodes, or says nothing of them. */
    ClusterWatch BLIND = new ClusterWatch() {
        @Override
        public List<ClusterEvent> takeEvents() {
            return List.of();
        }

        @Override
        public Leaders leaders() {
            return Leaders.UNKNOWN;
        }
    };

    /** What has happened since the last call, in order. */
    List<ClusterEvent> takeEvents();

    /** Who leads the partitions, as far as is known now. */
    Leaders leaders();
}

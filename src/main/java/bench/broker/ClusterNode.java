package bench.broker;

import java.util.Optional;

/**
 * A node of the throwaway Kafka: which of how many.
 *
 * @param id from 1
 * @param nodes of the cluster
 */
record ClusterNode(int id, int nodes) {
    /** A cluster of one node. */
    static final ClusterNode ALONE = new ClusterNode(1, 1);

    /** More controllers make a cluster no safer that runs on one machine. */
    private static final int MOST_CONTROLLERS = 3;

    private static final int MOST_REPLICAS = 3;

    /**
     * Whether it is a controller as well as a broker. Any one of three can be lost while the other two go on; of two
     * controllers neither could, so a cluster of two has one.
     */
    boolean isController() {
        return id <= (nodes < MOST_CONTROLLERS ? 1 : MOST_CONTROLLERS);
    }

    boolean isAlone() {
        return nodes == 1;
    }

    /** Copies of what the cluster keeps for itself, and of topics that do not say how many they want. */
    int replicas() {
        return Math.min(MOST_REPLICAS, nodes);
    }

    /** A rack of its own, where there is another node. */
    Optional<String> rack() {
        return isAlone() ? Optional.empty() : Optional.of("rack-" + id);
    }

    /** What the other nodes have to know of a controller. */
    String voter(int controllerPort) {
        return id + "@" + NodeProperties.HOST + ":" + controllerPort;
    }
}

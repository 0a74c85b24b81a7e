package bench.scrape;

import bench.result.BrokerMetric;
import java.util.Map;
import java.util.Optional;

/**
 * What came of asking a broker for its metrics.
 *
 * @param values of the metrics that it has said; none where there is no answer
 * @param problem why there is none, in a phrase that follows the address; empty where there is one
 */
record Answer(Map<BrokerMetric, Double> values, Optional<String> problem) {
    static Answer of(Map<BrokerMetric, Double> values) {
        return new Answer(values, Optional.empty());
    }

    static Answer missing(String problem) {
        return new Answer(Map.of(), Optional.of(problem));
    }
}

package bench.scrape;

import bench.result.BrokerMetric;
import java.util.Arrays;
import java.util.Optional;

/** What came of asking a broker for its metrics. Immutable. */
final class Answer {
    /** By the ordinal of {@link BrokerMetric}; NaN where it has not said one. Of a long run there are very many. */
    private final double[] values;
    /** Null where it has answered. */
    private final String problem;

    private Answer(double[] values, String problem) {
        this.values = values;
        this.problem = problem;
    }

    static Answer of(double[] values) {
        return new Answer(values.clone(), null);
    }

    /** @param problem why there is none, in a phrase that follows the address */
    static Answer missing(String problem) {
        return new Answer(new double[0], problem);
    }

    /** Null where it has not said it. */
    Double value(BrokerMetric metric) {
        return metric.ordinal() < values.length && Double.isFinite(values[metric.ordinal()])
                ? Double.valueOf(values[metric.ordinal()])
                : null;
    }

    /** Why there is none; empty where there is one. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public String toString() {
        return problem == null ? Arrays.toString(values) : problem;
    }
}

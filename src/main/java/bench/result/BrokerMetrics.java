package bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the brokers said of themselves while they were measured.
 *
 * @param brokers each address that was asked
 * @param atSeconds when each interval of the measurement ended, since it began: what the entries of a series are of
 * @param cpuPercentPerMBs processor time of all brokers together for each MB/s that they acknowledged, in percent of a core; null
 *     where it is not known of each for the whole measurement, or nothing was acknowledged
 */
@JsonPropertyOrder({"cpuPercentPerMBs", "withoutCpu", "atSeconds", "brokers"})
public record BrokerMetrics(
        List<Broker> brokers,
        List<Double> atSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double cpuPercentPerMBs) {
    public BrokerMetrics {
        brokers = List.copyOf(brokers);
        atSeconds = List.copyOf(atSeconds);
        for (Broker broker : brokers) {
            for (Map.Entry<String, List<Double>> series : broker.series.entrySet()) {
                if (series.getValue().size() != atSeconds.size()) {
                    throw new IllegalArgumentException("brokerMetrics." + series.getKey() + " of " + broker.name
                            + " must have one entry for each of " + atSeconds.size() + " intervals, but has "
                            + series.getValue().size());
                }
            }
        }
    }

    /** {@link #cpuPercentPerMBs} where it is of all brokers: in files of older versions it may be of some. */
    @JsonIgnore
    public Optional<Double> cost() {
        return withoutCpu().isEmpty() ? Optional.ofNullable(cpuPercentPerMBs) : Optional.empty();
    }

    /** The names of those that have not said their CPU for the whole measurement, where any has said it. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public List<String> withoutCpu() {
        return brokersWithCpu() == 0
                ? List.of()
                : brokers.stream()
                        .filter(broker -> !broker.isMachine() && !broker.isSaidThroughout(BrokerMetric.CPU))
                        .map(Broker::name)
                        .toList();
    }

    /** How many brokers {@link #cpuPercentPerMBs} is of. */
    @JsonIgnore
    public long brokersWithCpu() {
        return brokers.stream()
                .filter(broker -> broker.mean(BrokerMetric.CPU) != null)
                .count();
    }

    /**
     * An address that was asked.
     *
     * @param name of its host and port
     * @param url without what is secret in it
     * @param means over the measurement, by the names of {@link BrokerMetric}; of what it has
     * @param series by the same names: one entry for each interval, null where it gave no answer
     * @param missed intervals for which it gave none
     * @param problem why, the last time; null where it always did
     */
    @JsonPropertyOrder({"name", "url", "missed", "problem", "gaps", "means", "series"})
    public record Broker(
            String name,
            String url,
            Map<String, Double> means,
            Map<String, List<Double>> series,
            int missed,
            @JsonInclude(JsonInclude.Include.NON_NULL) String problem) {
        public Broker {
            Objects.requireNonNull(name, "name");
            means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
            Map<String, List<Double>> copy = new LinkedHashMap<>();
            // Not List.copyOf, which takes no null.
            series.forEach((metric, values) -> copy.put(metric, Collections.unmodifiableList(new ArrayList<>(values))));
            series = Collections.unmodifiableMap(copy);
        }

        /** Of each metric that it has said for a part of the measurement only, the intervals without a value: they are in no mean. */
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public Map<String, Integer> gaps() {
            Map<String, Integer> gaps = new LinkedHashMap<>();
            series.forEach((metric, values) -> {
                int missing = (int) values.stream().filter(Objects::isNull).count();
                if (missing > 0) {
                    gaps.put(metric, missing);
                }
            });
            return gaps;
        }

        private boolean isSaidThroughout(BrokerMetric metric) {
            return mean(metric) != null && !gaps().containsKey(metric.resultName());
        }

        /** Whether it is the exporter of a machine, beside that of the broker on it. */
        private boolean isMachine() {
            return mean(BrokerMetric.MACHINE_CPU) != null && mean(BrokerMetric.CPU) == null;
        }

        /** Its mean of a metric; null where it has not said it. */
        public Double mean(BrokerMetric metric) {
            return means.get(metric.resultName());
        }

        /** Its values of a metric, one for each interval, null where it gave no answer; empty where it never said it. */
        public List<Double> values(BrokerMetric metric) {
            return series.getOrDefault(metric.resultName(), List.of());
        }
    }
}

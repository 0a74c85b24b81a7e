package bench.result;

import bench.stats.Latency;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * A broker that has led partitions, and how long publishes to these took: each belongs to the broker that was known to lead its
 * partition when its ack came.
 *
 * @param id the broker's; null for the brokers that are too many to be measured one by one
 * @param host and port, as the cluster gives them; of the others how many there are, or that the leader is not known
 * @param rack of it; null without one
 * @param leaderOf partitions that it led when the measurement ended
 * @param publishLatency of the measurement
 */
public record BrokerFigures(
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer id,
        String host,
        @JsonInclude(JsonInclude.Include.NON_NULL) String rack,
        int leaderOf,
        PublishLatency publishLatency) {
    public BrokerFigures {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(publishLatency, "publishLatency");
    }

    /** Its number, or that it stands for others, for people. */
    public String name() {
        return id == null ? "others" : id.toString();
    }

    /**
     * How long publishes took, in milliseconds.
     *
     * @param count how many there were
     * @param avg 0 without any, as are the others
     */
    public record PublishLatency(
            long count, double avg, @JsonUnwrapped Percentiles percentiles, double max) {
        /** The distribution of a histogram of nanoseconds. */
        public static PublishLatency of(Histogram nanos) {
            return new PublishLatency(
                    nanos.getTotalCount(),
                    millis(Statistic.AVG, nanos),
                    new Percentiles(
                            millis(Statistic.P50, nanos),
                            millis(Statistic.P75, nanos),
                            millis(Statistic.P95, nanos),
                            millis(Statistic.P99, nanos),
                            millis(Statistic.P999, nanos),
                            millis(Statistic.P9999, nanos)),
                    millis(Statistic.MAX, nanos));
        }

        private static double millis(Statistic statistic, Histogram nanos) {
            return statistic.of(Latency.PUBLISH, nanos);
        }

        /** One of its figures. */
        public double value(Statistic statistic) {
            return switch (statistic) {
                case AVG -> avg;
                case P50 -> percentiles.p50;
                case P75 -> percentiles.p75;
                case P95 -> percentiles.p95;
                case P99 -> percentiles.p99;
                case P999 -> percentiles.p999;
                case P9999 -> percentiles.p9999;
                case MAX -> max;
            };
        }

        /** Whether enough samples lie above a percentile for it to mean something. */
        public boolean isSupported(Statistic statistic) {
            return statistic.isSupportedBy((double) count);
        }

        /** Whether anything was stored. */
        @JsonIgnore
        public boolean isMeasured() {
            return count > 0;
        }
    }

    /** In milliseconds. */
    public record Percentiles(double p50, double p75, double p95, double p99, double p999, double p9999) {}
}

package bench.result;

import bench.stats.MessageCounts;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The result of a run: all that outputs, comparisons and thresholds need, so that they can be made again from its file. {@link
 * ResultJson} writes and reads it.
 *
 * @param setup what was run
 * @param series figures of each interval of the measurement
 * @param run what happened in the measurement, as counts and rates
 * @param course what the run went through
 * @param distributions of the latencies
 * @param delivery what became of all messages; null without a stamp
 * @param brokerSide what is known of the brokers' side
 * @param validity whether it is to be trusted
 * @param thresholds what became of those that it was given; none in older files
 * @param environment what it was made with
 * @param config the files as they were used, without secrets
 */
@JsonPropertyOrder({
    "setup",
    "series",
    "run",
    "course",
    "distributions",
    "delivery",
    "brokerSide",
    "validity",
    "thresholds",
    "environment",
    "config"
})
public record Result(
        @JsonUnwrapped Setup setup,
        Series series,
        Run run,
        @JsonUnwrapped Course course,
        @JsonUnwrapped Distributions distributions,
        @JsonInclude(JsonInclude.Include.NON_NULL) Delivered delivery,
        @JsonUnwrapped BrokerSide brokerSide,
        Validity validity,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Threshold> thresholds,
        Environment environment,
        Config config) {
    public Result {
        Objects.requireNonNull(setup.workload(), "workload");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(config, "config");
        brokerSide = brokerSide == null ? BrokerSide.NONE : brokerSide;
        thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    }

    /** The same with what became of these thresholds. */
    public Result withThresholds(List<Threshold> others) {
        return new Result(
                setup, series, run, course, distributions, delivery, brokerSide, validity, others, environment, config);
    }

    /** The same, made with something else. */
    public Result withEnvironment(Environment other) {
        return new Result(
                setup, series, run, course, distributions, delivery, brokerSide, validity, thresholds, other, config);
    }

    /** The same with what is known of the brokers' side. */
    public Result withBrokerSide(BrokerSide other) {
        return new Result(
                setup, series, run, course, distributions, delivery, other, validity, thresholds, environment, config);
    }

    /** Whether there was a measurement, it was finished, and no check finds it invalid. */
    @JsonIgnore
    public boolean isTrusted() {
        return run.isComplete() && run.isMeasured() && validity.verdict() != Check.Verdict.INVALID;
    }

    /** What was run, by OMB's names. */
    public record Setup(
            String workload,
            String driver,
            int messageSize,
            int topics,
            int partitions,
            int producersPerTopic,
            int consumersPerTopic) {}

    /**
     * The measurement.
     *
     * @param id of the run
     * @param reason why it was not finished; null when it was
     * @param times of the run
     * @param messages of the measurement, with what came in late for it
     * @param throughput while the load was on; null where nothing was measured
     * @param topics of the run
     */
    @JsonPropertyOrder({"id", "status"})
    public record Run(
            String id,
            String reason,
            @JsonUnwrapped Times times,
            @JsonUnwrapped Messages messages,
            @JsonInclude(JsonInclude.Include.NON_NULL) Throughput throughput,
            @JsonUnwrapped Topics topics) {
        public Run {
            if (times.measuredSeconds > 0) {
                Objects.requireNonNull(throughput, "run.throughput");
            }
        }

        /** Whether there was a measurement, finished or not: a search that finds no rate has none. */
        @JsonIgnore
        public boolean isMeasured() {
            return times.measuredSeconds > 0;
        }

        /** Whether the measurement was finished. */
        @JsonIgnore
        public boolean isComplete() {
            return reason == null;
        }

        @JsonProperty
        String status() {
            return isComplete() ? "complete" : "incomplete";
        }
    }

    /**
     * When a run began and ended, and how it measured.
     *
     * @param measuredSeconds length of the measurement; 0 where there was none
     * @param reportIntervalMillis length of its intervals, as it was asked for
     * @param targetRate messages/s that were asked for, over all producers; 0 without producers, and where nothing was measured;
     *     2147483647 = as many as can be sent; null where that was so in some of the phases only, as there is no mean of both
     */
    public record Times(
            Instant startedAt,
            Instant endedAt,
            double measuredSeconds,
            long reportIntervalMillis,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double targetRate) {
        /** Whether as many messages were asked for as can be sent. */
        @JsonIgnore
        public boolean isUnlimited() {
            return targetRate != null && TargetRate.isUnlimited(targetRate);
        }
    }

    /**
     * Messages of the measurement, in the order of their lives.
     *
     * @param counts of those that were sent in it, with what came in late for them
     * @param cameIn while the load was on; null in older files
     * @param samplesNegative samples below zero; in no figure
     * @param samplesOutOfRange samples above 3 hours, likewise
     * @param sendsAbandoned sends that were due and given up when the schedule changed or the load ended
     */
    public record Messages(
            @JsonUnwrapped Counts counts,
            @JsonInclude(JsonInclude.Include.NON_NULL) CameIn cameIn,
            long samplesNegative,
            long samplesOutOfRange,
            long sendsAbandoned) {}

    /**
     * What came in while the load was on, whenever it was sent: what the rates count.
     *
     * @param acked messages stored
     * @param received messages read
     * @param ackedOfBefore of these, those that were sent before the phase in which their acks came
     * @param receivedOfBefore likewise
     */
    public record CameIn(long acked, long received, long ackedOfBefore, long receivedOfBefore) {}

    /** What was sent and came back. */
    public record Counts(
            long messagesSent,
            long messagesAcked,
            long messagesReceived,
            long bytesSent,
            long bytesReceived,
            long sendErrors) {
        /** These counts, under the names of the result. */
        public static Counts of(MessageCounts counts) {
            return new Counts(
                    counts.sent(),
                    counts.acked(),
                    counts.received(),
                    counts.sentBytes(),
                    counts.receivedBytes(),
                    counts.failed());
        }
    }

    /**
     * Topics that outlive the moment at which the result is written.
     *
     * @param keptTopics that stay
     * @param topicsToDelete that the run deletes next: where it dies, somebody must
     */
    public record Topics(List<String> keptTopics, List<String> topicsToDelete) {
        public Topics {
            keptTopics = List.copyOf(keptTopics);
            topicsToDelete = List.copyOf(topicsToDelete);
        }
    }

    /**
     * How latencies were distributed.
     *
     * @param histograms of the whole measurement
     * @param intervalHistograms of its parts, and of the phases before
     */
    public record Distributions(Histograms histograms, List<IntervalHistograms> intervalHistograms) {
        public Distributions {
            Objects.requireNonNull(histograms, "histograms");
            intervalHistograms = List.copyOf(intervalHistograms);
        }
    }

    /** The workload file and the driver file after variables and options. */
    public record Config(Map<String, Object> workload, Map<String, Object> driver) {
        public Config {
            workload = ResultJson.plain(workload);
            driver = ResultJson.plain(driver);
        }
    }
}

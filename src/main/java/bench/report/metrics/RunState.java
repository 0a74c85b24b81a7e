package bench.report.metrics;

import bench.result.Check;
import bench.result.Phase;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A run at a moment. What it counts only grows.
 *
 * @param subject what runs
 * @param phase that is under way; empty before the first
 * @param counts of all phases
 * @param gauges of the last tick
 * @param latencies of all phases, each of them
 * @param verdict of the checks so far; empty before they have said anything
 */
record RunState(
        Subject subject,
        Optional<Phase> phase,
        MessageCounts counts,
        Gauges gauges,
        Map<Latency, BucketCounts> latencies,
        Optional<Check.Verdict> verdict) {
    RunState {
        latencies = Map.copyOf(latencies);
    }

    /** The names of the files; of any length, with any characters. */
    record Subject(String workload, String driver) {}

    /**
     * What goes up and down.
     *
     * @param backlog messages acked and not yet received, over all subscriptions
     * @param inFlight messages sent and not answered
     * @param targetRate messages/s that are asked for; infinite where as many as can be sent are
     * @param sendRate messages/s that are sent
     * @param clientCpu share of the processors of the client's machine; empty where it is not known
     */
    record Gauges(long backlog, long inFlight, double targetRate, double sendRate, OptionalDouble clientCpu) {
        static final Gauges NONE = new Gauges(0, 0, 0, 0, OptionalDouble.empty());
    }
}

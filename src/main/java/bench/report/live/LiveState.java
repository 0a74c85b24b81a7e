package bench.report.live;

import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.SearchProgress;
import bench.result.Statistic;
import bench.result.Throughput;
import bench.result.Validity;
import bench.stats.Latency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a live view shows at a moment.
 *
 * @param subject what runs
 * @param progress of the phase that is under way
 * @param traffic of its last second
 * @param latencies of those that are shown
 * @param search where the search is; empty outside of one, and before its first trial
 * @param judged what the checks say of what was measured so far; empty before they have said anything
 */
record LiveState(
        Subject subject,
        Progress progress,
        Traffic traffic,
        List<Latencies> latencies,
        Optional<SearchProgress> search,
        Optional<Validity> judged) {
    LiveState {
        latencies = List.copyOf(latencies);
    }

    /** How far a phase is. */
    record Progress(Phase phase, PhaseLength length, double seconds) {}

    /**
     * What goes on.
     *
     * @param history of the phase, a second after the other; the latest last
     * @param latest rates of the last second
     * @param backlog messages acked and not yet received
     * @param inFlight messages sent and not answered
     * @param errors sends that have failed since the phase began
     */
    record Traffic(List<Second> history, Throughput latest, long backlog, long inFlight, long errors) {
        Traffic {
            history = List.copyOf(history);
        }
    }

    /**
     * The rate of a second, in messages/s: of acks or, where nobody sends, of receipts.
     *
     * @param target that was asked for; 0 where none was
     */
    record Second(double rate, double target, boolean isUnlimited) {
        /** What the rate is as a share of what was asked for; 1 where no rate was. */
        double share() {
            return target == 0 || isUnlimited ? 1 : rate / target;
        }
    }

    /**
     * Figures of a latency, in its unit.
     *
     * @param last of the last second
     * @param whole of the phase
     */
    record Latencies(Latency latency, Map<Statistic, Value> last, Map<Statistic, Value> whole) {}

    /** A figure; one that too few samples support is marked as such. */
    record Value(double value, boolean isSupported) {}
}

package bench.result;

import bench.delivery.Delivery;
import bench.stats.IntervalStats;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has measured.
 *
 * @param system facts about the system under test
 * @param endedAt when it ended
 * @param incompleteBecause why the measurement was not finished, or null when it was
 * @param search for its rate; null where that was given
 * @param catchUp with a backlog; null where none was asked for
 * @param phases all that have begun, measured or not
 * @param abandoned sends that were due and that were given up when the schedule changed or the load ended
 * @param validity whether it is to be trusted
 * @param delivery what became of all messages; empty without a stamp
 * @param brokerSide what is known of the brokers' side
 */
public record RunResult(
        Map<String, Object> system,
        Instant endedAt,
        String incompleteBecause,
        Search search,
        CatchUp catchUp,
        List<PhaseTotal> phases,
        long abandoned,
        Validity validity,
        Optional<Delivery> delivery,
        BrokerSide brokerSide) {
    public RunResult {
        phases = List.copyOf(phases);
    }

    /** Where nothing is known of the brokers' side. */
    public RunResult(
            Map<String, Object> system,
            Instant endedAt,
            String incompleteBecause,
            Search search,
            CatchUp catchUp,
            List<PhaseTotal> phases,
            long abandoned,
            Validity validity,
            Optional<Delivery> delivery) {
        this(
                system,
                endedAt,
                incompleteBecause,
                search,
                catchUp,
                phases,
                abandoned,
                validity,
                delivery,
                BrokerSide.NONE);
    }

    /** The sum of the phases that were measured. */
    public IntervalStats total() {
        return IntervalStats.sum(phases.stream()
                .filter(each -> each.phase().measured())
                .map(PhaseTotal::total)
                .toList());
    }

    /** Whether the measurement was finished. */
    public boolean isComplete() {
        return incompleteBecause == null;
    }
}

package bench.campaign;

import bench.result.Campaign;
import bench.result.RunOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long a campaign still takes: what is planned for each run that is missing, and what runs have taken beyond their plan until now.
 *
 * @param planned by the ids of runs and searches
 */
public record TimeLeft(Map<String, Duration> planned) {
    /** For a JVM to start, topics to be made and deleted, and messages to be drained, as long as nothing is known. */
    private static final Duration USUAL_OVERHEAD = Duration.ofSeconds(5);

    public TimeLeft {
        planned = Map.copyOf(planned);
    }

    /** Of all runs, as long as nothing is known of them. */
    public static Duration ofAll(Collection<Duration> planned) {
        return planned.stream().map(each -> each.plus(USUAL_OVERHEAD)).reduce(Duration.ZERO, Duration::plus);
    }

    /** With the run that begins now. */
    public Duration of(Campaign campaign) {
        Duration overhead = overhead(campaign);
        return outcomes(campaign)
                .filter(each -> !each.getValue().isSettled())
                .map(each -> planned.getOrDefault(each.getKey(), Duration.ZERO).plus(overhead))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Duration overhead(Campaign campaign) {
        double meanMillis = outcomes(campaign)
                .filter(each -> each.getValue().state() == RunOutcome.State.ENDED)
                .mapToLong(each -> Duration.between(
                                each.getValue().startedAt(), each.getValue().endedAt())
                        .minus(planned.getOrDefault(each.getKey(), Duration.ZERO))
                        .toMillis())
                .average()
                .orElse((double) USUAL_OVERHEAD.toMillis());
        // A run that was ended early has taken less than its plan, which says nothing of those to come.
        return Duration.ofMillis(Math.max(0, Math.round(meanMillis)));
    }

    private static Stream<Map.Entry<String, RunOutcome>> outcomes(Campaign campaign) {
        return Stream.concat(
                campaign.searches().stream().map(each -> Map.entry(each.id(), each.outcome())),
                campaign.points().stream().map(each -> Map.entry(each.id(), each.outcome())));
    }
}

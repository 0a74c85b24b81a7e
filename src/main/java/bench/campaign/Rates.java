package bench.campaign;

import bench.result.Campaign;
import bench.result.RunOutcome;
import bench.result.TargetRate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The rates of points and runs, and what one that was not sustained says of higher ones. */
public final class Rates {
    private static final int INVALID = 3;
    private static final int FAILED = 1;
    /** A condition was missed, as in a sweep. */
    private static final int MISSED = 4;

    private Rates() {}

    /** Points by their rates, the lowest first; those without a limit last. */
    public static Comparator<Point> ascending() {
        return Comparator.comparingDouble(point -> point.share()
                .orElseGet(() -> TargetRate.askedBy(point.settings()).orElse(0.0)));
    }

    /** The rate that a run has; empty where its point asks for none. */
    static Optional<Double> of(Campaign.Run run) {
        return Optional.ofNullable(run.producerRate()).or(() -> TargetRate.askedBy(run.settings()));
    }

    /** The share of the highest rate that a run asks for. */
    static double share(Campaign.Run run) {
        return run.settings().entrySet().stream()
                .flatMap(each -> RateShare.of(each.getKey(), each.getValue()).stream())
                .findFirst()
                .orElseThrow();
    }

    /** Why a run is not worth its time: a lower rate of its curve was not sustained in the same block. */
    static Optional<String> aboveFailed(Campaign campaign, Campaign.Run run) {
        Optional<Double> rate = of(run);
        return campaign.points().stream()
                .filter(other -> other.repeat() == run.repeat()
                        && TargetRate.without(other.settings()).equals(TargetRate.without(run.settings())))
                .filter(other -> isNotSustained(other.outcome()))
                .filter(other -> rate.isPresent()
                        && of(other).filter(lower -> lower < rate.get()).isPresent())
                .min(Comparator.comparingDouble(other -> of(other).orElseThrow()))
                .map(other -> String.format(
                        Locale.ROOT,
                        "%,.0f msg/s was not sustained (%s)",
                        of(other).orElseThrow(),
                        other.id()));
    }

    private static boolean isNotSustained(RunOutcome outcome) {
        Integer code = outcome.exitCode();
        return outcome.state() == RunOutcome.State.ENDED
                && code != null
                && (code == FAILED || code == INVALID || (code == MISSED && !outcome.leavesOpen()));
    }
}

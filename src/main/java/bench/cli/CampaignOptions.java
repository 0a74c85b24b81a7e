package bench.cli;

import static bench.cli.OptionGroup.Heading.CAMPAIGN;

import bench.result.TargetRate;
import bench.yaml.ConfigException;
import bench.yaml.Durations;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that say how a campaign goes about its runs. */
@OptionGroup(CAMPAIGN)
final class CampaignOptions {
    private static final String BROKER_WARMUP = "--broker-warmup";
    private static final Duration LONGEST_WARMUP = Duration.ofHours(1);
    private static final Duration USUAL_WARMUP = Duration.ofSeconds(40);

    private static final String SKIP_ABOVE_FAILED = "--skip-above-failed";

    @Option(
            names = SKIP_ABOVE_FAILED,
            description = "Runs the rates in ascending order, and leaves out those above one that was not sustained.")
    private boolean skipAboveFailed;

    @Option(
            names = BROKER_WARMUP,
            paramLabel = "TIME",
            description =
                    "For how long the throwaway broker of a campaign is used before its first run, 40s by default;"
                            + " 0s for not at all.")
    private String brokerWarmup;

    boolean skipsAboveFailed() {
        return skipAboveFailed;
    }

    /** How long a throwaway broker is warmed up; zero for not at all. */
    Duration brokerWarmup() {
        if (brokerWarmup == null) {
            return USUAL_WARMUP;
        }
        return Durations.parse(brokerWarmup)
                .filter(time -> time.compareTo(LONGEST_WARMUP) <= 0)
                .orElseThrow(
                        () -> new ConfigException(BROKER_WARMUP + ": must be a time of up to 1h, such as 0s or 40s,"
                                + " but is " + (brokerWarmup.isBlank() ? "empty" : "'" + brokerWarmup + "'")));
    }

    /** Fails where an option is for campaigns only, and this is none. */
    void checkUnused() {
        if (skipAboveFailed || brokerWarmup != null) {
            throw new ConfigException((skipAboveFailed ? SKIP_ABOVE_FAILED : BROKER_WARMUP)
                    + ": must go with a campaign: with --vary or --repeat");
        }
    }

    /** Fails where they do not go with what varies. */
    void check(PlannedCampaign plan) {
        if (skipAboveFailed && plan.points().varied().stream().noneMatch(TargetRate::isKey)) {
            throw new ConfigException(
                    SKIP_ABOVE_FAILED + ": must go with rates, such as --vary producerRate=1000,2000");
        }
    }
}

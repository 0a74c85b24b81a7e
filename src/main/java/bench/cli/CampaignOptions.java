package bench.cli;

import static bench.cli.OptionGroup.Heading.CAMPAIGN;

import bench.yaml.ConfigException;
import bench.yaml.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how a campaign goes about its runs. */
@OptionGroup(CAMPAIGN)
final class CampaignOptions {
    private static final String BROKER_WARMUP = "--broker-warmup";
    private static final Duration LONGEST_WARMUP = Duration.ofHours(1);
    private static final Duration USUAL_WARMUP = Duration.ofSeconds(40);

    @Option(
            names = "--resume",
            paramLabel = "FOLDER",
            description = "Goes on with a campaign that was stopped; nothing else needs to be given.")
    private Path resume;

    @Option(
            names = "--skip-above-failed",
            description = "Runs the rates in ascending order, and leaves out those above one that was not sustained.")
    private boolean skipAboveFailed;

    @Option(
            names = BROKER_WARMUP,
            paramLabel = "TIME",
            description =
                    "For how long the throwaway broker of a campaign is used before its first run, 40s by default;"
                            + " 0s for not at all.")
    private String brokerWarmup;

    /** The folder of the campaign that is to go on; empty where a new one begins. */
    Optional<Path> resume() {
        return Optional.ofNullable(resume);
    }

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
            throw new ConfigException((skipAboveFailed ? "--skip-above-failed" : BROKER_WARMUP)
                    + ": must go with a campaign: with --vary or --repeat");
        }
    }
}

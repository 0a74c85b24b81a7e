package bench.cli;

import bench.campaign.CampaignFolder;
import bench.campaign.Fingerprints;
import bench.result.Campaign;
import bench.result.CampaignJson;
import bench.yaml.ConfigException;
import bench.yaml.Numbers;
import bench.yaml.Redaction;
import bench.yaml.Wording;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How a campaign is begun, or goes on. */
final class CampaignStart {
    private static final String RESUME = "--resume ";

    /** Those that make campaigns. */
    private static final Set<String> COMMANDS = Set.of("run", "sweep");

    private final PlannedCampaign plan;
    private final CampaignOptions options;
    private final ParseResult asked;

    /** @param asked the command line of the campaign */
    CampaignStart(PlannedCampaign plan, CampaignOptions options, ParseResult asked) {
        this.plan = plan;
        this.options = options;
        this.asked = asked;
    }

    /** A new one. */
    Campaign begin(Instant now) {
        // Below 2^53, so that every program reads it exactly.
        long seed = plan.inputs()
                .files()
                .seed()
                .flatMap(text -> Numbers.whole(text, Long.MIN_VALUE, Long.MAX_VALUE))
                .orElseGet(() -> new SecureRandom().nextLong(1L << 53));
        List<String> arguments = asked.commandSpec().root().commandLine().getParseResult().originalArgs().stream()
                .map(Redaction::redactArgument)
                .toList();
        Campaign.Origin origin = new Campaign.Origin(
                Version.text(), arguments, Path.of("").toAbsolutePath().toString(), now, fingerprints());
        return plan.campaign(origin, seed, options.skipsAboveFailed());
    }

    /**
     * One that goes on.
     *
     * @throws ConfigException when its files or settings have changed since
     */
    Campaign goOn(Path folder) {
        Campaign campaign = CampaignFolder.read(folder);
        Fingerprints.changed(campaign.origin().fingerprints(), fingerprints()).ifPresent(what -> {
            throw new ConfigException(RESUME + folder + ": " + what + " since the campaign was begun, so its runs could"
                    + " not be compared: put it back as it was, or begin a new campaign");
        });
        Campaign planned = plan.campaign(campaign.origin(), campaign.plan().seed(), options.skipsAboveFailed());
        if (!campaign.asPlanned().equals(planned)) {
            throw new ConfigException(
                    folder.resolve(CampaignJson.FILE) + ": its runs must be those of its command line,"
                            + " but are others: put the file back as bench has written it, or begin a new campaign");
        }
        return campaign;
    }

    private Map<String, String> fingerprints() {
        List<Object> settings = new ArrayList<>();
        plan.pairs().forEach((number, pair) -> {
            settings.add(plan.point(number).shown());
            settings.add(Redaction.redact(pair.workload().asUsed()));
            settings.add(Redaction.redact(pair.driver().asUsed()));
        });
        RunArguments.handedOn(asked).forEach(argument -> settings.add(Redaction.redactArgument(argument)));
        settings.add(plan.inputs().kind());
        settings.add(plan.inputs().vary().repeats());
        settings.add(plan.inputs().files().goal().conditions());
        settings.add(options.skipsAboveFailed());
        Map<String, String> fingerprints = new LinkedHashMap<>();
        fingerprints.put("bench itself", Version.text());
        fingerprints.putAll(Fingerprints.of(InputFiles.of(plan.files()), settings.toString()));
        return fingerprints;
    }

    /**
     * Runs the command line again with which a campaign was begun, so that it goes on.
     *
     * @param command in which only the folder is given
     */
    static int again(Bench bench, CommandLine command, Path folder) {
        Campaign.Origin origin = CampaignFolder.read(folder).origin();
        String here = Path.of("").toAbsolutePath().toString();
        if (!origin.directory().equals(here)) {
            throw new ConfigException(RESUME + folder + ": its files are named from " + origin.directory()
                    + ", where it was begun: go there first");
        }
        if (origin.arguments().stream().anyMatch(argument -> argument.contains(Redaction.HIDDEN))) {
            throw new ConfigException(RESUME + folder + ": its command line had secrets, which are not kept: give the"
                    + " same command line again, with " + RESUME + folder);
        }
        checkCommand(folder, origin.arguments());
        List<String> arguments = new ArrayList<>(origin.arguments());
        List<String> own = new ArrayList<>(
                command.getCommandSpec().root().commandLine().getParseResult().originalArgs());
        own.remove(command.getCommandName());
        arguments.addAll(own);
        // It names the files that are written.
        new Progress(command.getErr(), arguments.contains("-q") || arguments.contains("--quiet"))
                .say("Going on with: bench %s", Wording.printable(String.join(" ", arguments)));
        return Bench.execute(bench, command.getOut(), command.getErr(), arguments.toArray(String[]::new));
    }

    /** Another command would do what nobody has asked for, and one without files would come back to here. */
    private static void checkCommand(Path folder, List<String> arguments) {
        if (!isOfCampaign(arguments)) {
            throw new ConfigException(folder.resolve(CampaignJson.FILE)
                    + ": 'arguments' must be those of bench run or bench sweep, with -w and -d: put the file back as"
                    + " bench has written it");
        }
    }

    private static boolean isOfCampaign(List<String> arguments) {
        try {
            ParseResult parsed = Bench.commandLine(new Bench())
                    .setExpandAtFiles(false)
                    .parseArgs(arguments.toArray(String[]::new))
                    .subcommand();
            return parsed != null
                    && COMMANDS.contains(parsed.commandSpec().name())
                    && parsed.hasMatchedOption("--workloads")
                    && parsed.hasMatchedOption("--drivers");
        } catch (ParameterException e) {
            return false;
        }
    }
}

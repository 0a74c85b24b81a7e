package bench.cli;

import bench.broker.BrokerException;
import bench.campaign.CampaignFolder;
import bench.campaign.CampaignLoop;
import bench.campaign.RunResults;
import bench.result.Campaign;
import bench.time.Clock;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A campaign from the command line to its end: wires its folder, the broker, the loop and the outputs together. */
final class CampaignSession {
    /** More of them are no longer read. */
    private static final int MOST_LOST = 3;

    private final CampaignInputs inputs;
    private final CampaignOptions options;
    private final Command command;
    private final Progress progress;

    /**
     * The command that was called.
     *
     * @param resume the folder of the campaign that is to go on; empty where a new one begins
     * @param results where results go
     * @param monitoring what every run asks and offers
     * @param jit compilers of every run
     * @param quiet whether only figures and errors are printed
     */
    record Command(
            Bench bench,
            CommandSpec spec,
            Optional<Path> resume,
            ResultFiles results,
            MonitoringOptions monitoring,
            JitOption jit,
            boolean quiet) {
        PrintWriter out() {
            return spec.commandLine().getOut();
        }

        PrintWriter err() {
            return spec.commandLine().getErr();
        }
    }

    CampaignSession(CampaignInputs inputs, CampaignOptions options, Command command) {
        this.inputs = inputs;
        this.options = options;
        this.command = command;
        this.progress = Progress.sayingOnce(command.err(), command.quiet);
    }

    /**
     * Runs all that is missing.
     *
     * @return the exit code
     */
    int run() throws InterruptedException {
        command.jit.check();
        command.monitoring.check();
        var unused = options.brokerWarmup();
        PlannedCampaign plan = PlannedCampaign.read(inputs, command.bench.drivers(), progress);
        options.check(plan);
        CampaignStart start =
                new CampaignStart(plan, options, command.spec.commandLine().getParseResult());
        command.results.checkOfCampaign(plan.runs(), InputFiles.of(plan.files()), progress);
        Instant now = Instant.ofEpochMilli(Clock.system().epochMillis());
        boolean isNew = command.resume.isEmpty();
        if (isNew) {
            command.monitoring.checkForOthers();
        }
        Path dir = command.resume.orElseGet(() -> command.results.folderOfCampaign(now));
        try (CampaignFolder folder = isNew ? CampaignFolder.make(dir) : CampaignFolder.open(dir)) {
            Campaign campaign = isNew ? start.begin(now) : goOn(start, folder);
            announce(plan, campaign, dir);
            return run(plan, folder, campaign);
        }
    }

    /** What has left no result, and a result that is gone since, as after a power cut, are made again. */
    private Campaign goOn(CampaignStart start, CampaignFolder folder) {
        RunResults results = RunResults.read(folder.dir(), start.goOn(folder.dir()));
        List<String> lost = results.lost().entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .toList();
        if (!lost.isEmpty()) {
            progress.warn("made again, as no result of them counts: " + Wording.listed(lost, MOST_LOST));
        }
        return results.withLostToBeMade();
    }

    private void announce(PlannedCampaign plan, Campaign campaign, Path dir) {
        progress.say("%s", PlannedText.summary(plan));
        long settled = campaign.points().stream()
                .filter(run -> run.outcome().isSettled())
                .count();
        if (settled > 0) {
            progress.say("Going on after %d of them", settled);
        }
        progress.say("Order by seed %d; results in %s", campaign.plan().seed(), dir);
        CampaignComparison.notice(plan).ifPresent(progress::warn);
    }

    /** A broker that ends by itself ends the campaign: nothing would come of the other runs. */
    private int run(PlannedCampaign plan, CampaignFolder folder, Campaign campaign) throws InterruptedException {
        try (RunStop stop = new RunStop();
                SharedBroker broker = SharedBroker.start(needsBroker(plan, campaign), progress)) {
            var unused = broker.ended().thenAccept(reason -> stop.because(new BrokerException(reason)));
            CampaignRunner runner = new CampaignRunner(
                    folder, arguments(plan, folder), broker, new CampaignRunner.Supervision(progress, stop));
            CampaignLoop loop = new CampaignLoop(
                    campaign, runner, folder::save, new CampaignProgress(progress, plan.times()), Clock.system());
            try {
                folder.save(campaign);
                if (broker.given().isPresent()) {
                    new BrokerWarmUp(folder, runner).run(options.brokerWarmup(), progress);
                }
                return outputs(folder).write(loop.run());
            } catch (InterruptedException e) {
                outputs(folder).writeUnfinished(loop.campaign());
                throw stop.cause().orElseThrow(() -> e);
            }
        }
    }

    /** Not where all that asks for it has been run. */
    private static boolean needsBroker(PlannedCampaign plan, Campaign campaign) {
        return campaign.points().stream()
                .filter(run -> !run.outcome().isSettled())
                .anyMatch(run -> plan.pairs().get(run.point()).driver().value().embeddedBroker());
    }

    /** One mode of compiling for all: runs that are compared must not choose theirs by their rates. */
    private RunArguments arguments(PlannedCampaign plan, CampaignFolder folder) {
        boolean disturbed = plan.options().depletion().isEmpty()
                && plan.files().workloads().stream()
                        .allMatch(file -> OptimizingCompiler.disturbs(
                                List.of(file.value()), Runtime.getRuntime().availableProcessors()));
        return new RunArguments(
                plan, command.spec.commandLine().getParseResult(), command.jit.forAll(disturbed), folder.dir());
    }

    private CampaignOutputs outputs(CampaignFolder folder) {
        return new CampaignOutputs(folder, command, progress);
    }
}

package bench.cli;

import bench.broker.ProcessEnd;
import bench.campaign.CampaignFolder;
import bench.campaign.CampaignLoop;
import bench.campaign.CampaignLoop.Ended;
import bench.campaign.RunProcess;
import bench.result.Campaign;
import bench.result.RunOutcome;
import bench.yaml.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the runs of a campaign, each in a process of its own. Confined to the control thread. */
final class CampaignRunner implements CampaignLoop.Runner {
    /** More than a run has itself to end in order. */
    private static final Duration PATIENCE = CampaignRun.MANNER.patience().plusMillis(500);

    private static final String COMPLAINT = "bench: ";
    private static final String WARNING = COMPLAINT + "warning: ";

    private final CampaignFolder folder;
    private final RunArguments arguments;
    private final SharedBroker broker;
    private final Supervision supervision;

    /**
     * What the campaign says of its runs, and why it ends one.
     *
     * @param progress takes warnings
     * @param stop has the cause where that is not the user
     */
    record Supervision(Progress progress, RunStop stop) {}

    CampaignRunner(CampaignFolder folder, RunArguments arguments, SharedBroker broker, Supervision supervision) {
        this.folder = folder;
        this.arguments = arguments;
        this.broker = broker;
        this.supervision = supervision;
    }

    @Override
    public Ended run(Campaign.Run run) {
        return inFreePlace(run.file(), run.outcome(), () -> run(run.id(), run.file(), arguments.of(run)));
    }

    @Override
    public Ended search(Campaign.HighestRate search) {
        return inFreePlace(
                search.file(), search.outcome(), () -> run(search.id(), search.file(), arguments.of(search)));
    }

    /** Makes a run once nothing is in the place of its result. */
    private Ended inFreePlace(String file, RunOutcome before, Supplier<Ended> run) {
        try {
            folder.makeWay(file, before)
                    .ifPresent(kept -> supervision.progress.warn(folder.dir().resolve(file)
                            + ": is no result of the run that is made now, and is kept as " + kept));
        } catch (IOException e) {
            return failed(folder.dir().resolve(file) + ": is in the place of its result, and cannot be renamed: "
                    + Wording.reason(e));
        }
        return run.get();
    }

    /**
     * Runs a command line to its end.
     *
     * @param id names its log
     * @param file where it is to leave its result, in the folder
     */
    Ended run(String id, String file, List<String> commandLine) {
        Path log = folder.log(id);
        try {
            List<String> all = new ArrayList<>(List.of(folder.runLock().toString()));
            all.addAll(commandLine);
            RunProcess process =
                    RunProcess.start(OwnJvm.command(CampaignRun.class, all), GivenBroker.line(broker.given()), log);
            int code = await(process);
            return new Ended(code, folder.result(file), reason(code, log));
        } catch (IOException e) {
            return failed("its process cannot be started: " + Wording.reason(e));
        }
    }

    private static Ended failed(String why) {
        return new Ended(ExitCode.FAILED.number(), Optional.empty(), Optional.of(why));
    }

    /** Of a run that was stopped with the campaign the campaign knows more than it does itself. */
    private Optional<String> reason(int code, Path log) {
        if (Thread.currentThread().isInterrupted()) {
            return supervision.stop.cause().map(RuntimeException::getMessage);
        }
        if (ExitCode.isOfCompletedRun(code) || Ended.isOfStopped(code)) {
            return Optional.empty();
        }
        return Optional.of(
                lastComplaint(log).orElse("its process " + new ProcessEnd(code).text() + "; its log is " + log));
    }

    /** An interrupt is left for the loop to find. */
    private static int await(RunProcess process) {
        try {
            return process.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return process.stop(PATIENCE);
        }
    }

    /** Why a run has failed is the last that it says. */
    private static Optional<String> lastComplaint(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(COMPLAINT) && !line.startsWith(WARNING))
                    .reduce((earlier, later) -> later)
                    .map(line -> Wording.printable(line.substring(COMPLAINT.length())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package bench.cli;

import bench.broker.ProcessEnd;
import bench.campaign.CampaignFolder;
import bench.campaign.CampaignLoop;
import bench.campaign.CampaignLoop.Ended;
import bench.campaign.RunProcess;
import bench.result.Campaign;
import bench.yaml.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the runs of a campaign, each in a process of its own. Confined to the control thread. */
final class CampaignRunner implements CampaignLoop.Runner {
    /** More than a run has itself to end in order. */
    private static final Duration PATIENCE = CampaignRun.MANNER.patience().plusMillis(500);

    private static final String COMPLAINT = "bench: ";
    private static final String WARNING = COMPLAINT + "warning: ";

    private final CampaignFolder folder;
    private final RunArguments arguments;
    private final SharedBroker broker;

    CampaignRunner(CampaignFolder folder, RunArguments arguments, SharedBroker broker) {
        this.folder = folder;
        this.arguments = arguments;
        this.broker = broker;
    }

    @Override
    public Ended run(Campaign.Run run) {
        return run(run.id(), run.file(), arguments.of(run));
    }

    @Override
    public Ended search(Campaign.HighestRate search) {
        return run(search.id(), search.file(), arguments.of(search));
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
            // What a run has left that was stopped is none of this one.
            Files.deleteIfExists(folder.dir().resolve(file));
            List<String> all = new ArrayList<>(List.of(folder.runLock().toString()));
            all.addAll(commandLine);
            RunProcess process =
                    RunProcess.start(OwnJvm.command(CampaignRun.class, all), GivenBroker.line(broker.given()), log);
            int code = await(process);
            Optional<String> reason = ExitCode.isOfCompletedRun(code)
                    ? Optional.empty()
                    : Optional.of(lastComplaint(log)
                            .orElse("its process " + new ProcessEnd(code).text() + "; its log is " + log));
            return new Ended(code, folder.result(file), reason);
        } catch (IOException e) {
            return new Ended(
                    ExitCode.FAILED.number(),
                    Optional.empty(),
                    Optional.of("its process cannot be started: " + Wording.reason(e)));
        }
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

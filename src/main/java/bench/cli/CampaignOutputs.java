package bench.cli;

import bench.campaign.CampaignFolder;
import bench.campaign.RunResults;
import bench.report.CampaignCsv;
import bench.report.CampaignMarkdown;
import bench.report.CampaignTable;
import bench.report.ComparisonMarkdown;
import bench.report.ComparisonText;
import bench.report.Destination;
import bench.report.NamedResult;
import bench.report.ResultFile;
import bench.report.html.CampaignPage;
import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.Comparison;
import bench.result.ResultJson;
import bench.result.RunOutcome;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What is made of the runs of a campaign when they have ended: tables, pages, files of results, a comparison, an exit code. */
final class CampaignOutputs {
    private final CampaignFolder folder;
    private final CampaignSession.Command command;
    private final Progress progress;

    CampaignOutputs(CampaignFolder folder, CampaignSession.Command command, Progress progress) {
        this.folder = folder;
        this.command = command;
        this.progress = progress;
    }

    /**
     * Of a campaign that has ended.
     *
     * @return the exit code
     */
    int write(Campaign campaign) {
        RunResults read = RunResults.read(folder.dir(), campaign);
        read.problems().forEach(progress::warn);
        CampaignResults results = read.counted();
        var lines = command.results().takeStandardOutput() ? command.err() : command.out();
        new CampaignTable(lines).print(results);
        Optional<Comparison> comparison = CampaignComparison.of(results, progress);
        comparison.ifPresent(answer -> new ComparisonText(lines).print(answer));
        int code = ExitCode.worse(
                worst(campaign),
                comparison
                        .map(answer -> CampaignComparison.code(answer, progress))
                        .orElse(ExitCode.VALID)
                        .number());
        boolean written = writeFiles(results, comparison);
        progress.say("Campaign: %s", folder.dir());
        return written ? code : ExitCode.worse(code, ExitCode.FAILED.number());
    }

    /** Of one that was stopped: what was measured is there all the same. */
    void writeUnfinished(Campaign campaign) {
        long settled = campaign.points().stream()
                .filter(run -> run.outcome().isSettled())
                .count();
        // Before the files: those of a large campaign may take longer than a signal gives us.
        progress.fail("stopped after " + settled + " of " + campaign.points().size() + " runs; 'bench run --resume "
                + folder.dir() + "' goes on");
        if (settled > 0) {
            writeFiles(RunResults.read(folder.dir(), campaign).counted(), Optional.empty());
        }
    }

    private boolean writeFiles(CampaignResults results, Optional<Comparison> comparison) {
        boolean isComplete = write("the table", "campaign.csv", CampaignCsv.of(results));
        isComplete &= write("the summary", "campaign.md", CampaignMarkdown.of(results));
        isComplete &= write("the page", "report.html", CampaignPage.of(results, comparison));
        if (comparison.isPresent()) {
            isComplete &= write("the comparison", "comparison.json", ResultJson.write(comparison.get()));
            isComplete &= write("the comparison", "comparison.md", new ComparisonMarkdown().of(comparison.get()));
        }
        Stream<String> order = results.campaign().plan().order().stream();
        order.filter(results.results()::containsKey)
                .forEach(id -> command.results()
                        .add(new NamedResult(id, results.results().get(id))));
        isComplete &= command.results().writeFormats(progress);
        return isComplete;
    }

    private boolean write(String what, String name, byte[] content) {
        Path file = folder.dir().resolve(name);
        ResultFile written = ResultFile.ofOutput(what, Destination.of(file));
        written.write(content);
        written.problem().ifPresent(progress::fail);
        return written.problem().isEmpty();
    }

    private static int worst(Campaign campaign) {
        Stream<RunOutcome> outcomes = Stream.concat(
                campaign.searches().stream().map(Campaign.HighestRate::outcome),
                campaign.points().stream().map(Campaign.Run::outcome));
        return outcomes.filter(outcome -> outcome.state() != RunOutcome.State.LEFT_OUT)
                .map(CampaignOutputs::code)
                .reduce(ExitCode.VALID.number(), ExitCode::worse);
    }

    /** A run that was stopped by somebody else, and one whose process was killed, have failed. */
    private static int code(RunOutcome outcome) {
        Integer code = outcome.exitCode();
        return code != null && outcome.isSettled() && ExitCode.isOfCompletedRun(code) ? code : ExitCode.FAILED.number();
    }
}

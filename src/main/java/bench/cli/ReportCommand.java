package bench.cli;

import bench.config.ThresholdRule;
import bench.report.NamedResult;
import bench.report.ResultFormat;
import bench.report.html.CampaignPage;
import bench.report.html.HtmlReport;
import bench.yaml.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench report}: makes reports of result files, as the runs would have made them. */
@Command(
        name = "report",
        description = "Makes reports of one result or of several, for people and for other programs.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "bench report RESULT... [-o FILE] [OPTION FILE]... [--threshold COND]...",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  Two runs over one another, for a browser",
            "    bench report results/a.json results/b.json -o both.html",
            "  Every interval of two runs in one table",
            "    bench report results/a.json results/b.json --csv intervals.csv",
            "  A campaign, or a sweep, from its folder",
            "    bench report results/linger -o campaign.html",
            "  Exit code 4 where the median of five runs is 20 ms or more",
            "    bench report results/*.json \\",
            "      --threshold 'publishResponseLatency.p99 < 20ms'"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "RESULT",
            arity = "1..*",
            description = "Result files of bench run, or the folder of a campaign.")
    private List<Path> files;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes a page for a browser: verdict, figures, charts, configuration.")
    private Path page;

    @Mixin
    private FormatFiles formats;

    @Mixin
    private ThresholdOption thresholds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr(), false);
        List<ThresholdRule> rules = thresholds.read();
        if (page == null && formats.isEmpty() && rules.isEmpty()) {
            throw new ConfigException("report: must be given a file to write, such as -o FILE, or a --threshold"
                    + " (try 'bench report --help')");
        }
        Optional<CampaignReading> campaign = CampaignReading.of(files);
        campaign.flatMap(CampaignReading::doubts).ifPresent(progress::warn);
        checkThresholds(rules, campaign);
        formats.request("-o", page, page(campaign, progress));
        List<NamedResult> results = campaign.map(CampaignReading::named).orElseGet(() -> ResultReading.read(files));
        ResultThresholds judged = new ResultThresholds(rules, results);
        List<Path> inputs = campaign.map(CampaignReading::files).orElse(files);
        formats.check(results.size(), "results", inputs, new OutputCheck(progress));
        judged.results().forEach(formats::add);
        // What is on standard output for a program must not have lines for people.
        judged.print(
                formats.takeStandardOutput()
                        ? spec.commandLine().getErr()
                        : spec.commandLine().getOut());
        return (formats.write(progress) ? judged.code() : ExitCode.FAILED).number();
    }

    /** A median over points that differ is no figure of any of them. */
    private static void checkThresholds(List<ThresholdRule> rules, Optional<CampaignReading> campaign) {
        if (!rules.isEmpty() && campaign.isPresent()) {
            throw new ConfigException("--threshold: is for results of one thing, but "
                    + campaign.get().folder() + " " + campaign.get().instead());
        }
    }

    private static ResultFormat page(Optional<CampaignReading> campaign, Progress progress) {
        return campaign.<ResultFormat>map(read ->
                        results -> CampaignPage.of(read.results(), CampaignComparison.of(read.results(), progress)))
                .orElseGet(HtmlReport::new);
    }
}

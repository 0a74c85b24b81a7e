package bench.cli;

import bench.config.ThresholdRule;
import bench.report.NamedResult;
import bench.report.html.HtmlReport;
import bench.yaml.ConfigException;
import java.nio.file.Path;
import java.util.List;
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
            "  Exit code 4 where the median of five runs is 20 ms or more",
            "    bench report results/*.json \\",
            "      --threshold 'publishResponseLatency.p99 < 20ms'"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULT", arity = "1..*", description = "Result files of bench run.")
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
        formats.request("-o", page, new HtmlReport());
        List<ThresholdRule> rules = thresholds.read();
        if (formats.isEmpty() && rules.isEmpty()) {
            throw new ConfigException("report: must be given a file to write, such as -o FILE, or a --threshold"
                    + " (try 'bench report --help')");
        }
        List<NamedResult> results = ResultReading.read(files);
        ResultThresholds judged = new ResultThresholds(rules, results);
        formats.check(results.size(), "results", files, new OutputCheck(progress));
        judged.results().forEach(formats::add);
        // What is on standard output for a program must not have lines for people.
        judged.print(
                formats.takeStandardOutput()
                        ? spec.commandLine().getErr()
                        : spec.commandLine().getOut());
        return (formats.write(progress) ? judged.code() : ExitCode.FAILED).number();
    }
}

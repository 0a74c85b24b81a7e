package bench.cli;

import bench.report.NamedResult;
import bench.yaml.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench report}: makes reports of result files, as the runs would have made them. */
@Command(
        name = "report",
        description = "Makes reports of one result or of several, for people and for other programs.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "bench report RESULT... [OPTION FILE]...",
        sortOptions = false,
        footer = {
            "",
            "Example: every interval of two runs in one table",
            "  bench report results/a.json results/b.json --csv intervals.csv"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULT", arity = "1..*", description = "Result files of bench run.")
    private List<Path> files;

    @Mixin
    private FormatFiles formats;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr(), false);
        if (formats.isEmpty()) {
            throw new ConfigException(
                    "report: must be given a file to write, such as --csv FILE" + " (try 'bench report --help')");
        }
        List<NamedResult> results = ResultReading.read(files);
        formats.check(results.size(), "results", files, new OutputCheck(progress));
        results.forEach(formats::add);
        return (formats.write(progress) ? ExitCode.VALID : ExitCode.FAILED).number();
    }
}

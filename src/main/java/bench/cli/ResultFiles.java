package bench.cli;

import static bench.cli.OptionGroup.Heading.RESULTS;

import bench.report.Destination;
import bench.report.FileOutput;
import bench.report.GrowingFile;
import bench.report.HistogramLog;
import bench.report.JsonResult;
import bench.report.NamedResult;
import bench.report.ResultFile;
import bench.report.html.HtmlReport;
import bench.yaml.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where results go. What cannot be written is found before a run, not after it. */
@OptionGroup(RESULTS)
final class ResultFiles {
    private static final Path DEFAULT_DIR = Path.of("results");

    @ArgGroup(exclusive = true)
    private Target target = new Target();

    /** One of the two. */
    @OptionGroup(RESULTS)
    static final class Target {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description =
                        "The result file, replaced if it exists; - is standard output. For a single run; of a campaign"
                                + " its folder.")
        private Path file;

        @Option(
                names = "--output-dir",
                paramLabel = "DIR",
                description = "Folder of the result files, 'results' by default: <workload>-<driver>-<time>.json.")
        private Path dir;
    }

    @Option(
            names = "--hlog",
            paramLabel = "FILE",
            description = "Logs every interval's histograms, for HdrHistogram's tools; for a single run only.")
    private Path histogramLog;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes a page for a browser, of all runs together: verdict, figures, charts, configuration.")
    private Path page;

    @Mixin
    private FormatFiles formats;

    private Destination result;
    private Destination log;

    /**
     * Fails when results of this many runs could not be written, or would be written over something.
     *
     * @param inputs files that must stay as they are
     */
    void check(int runs, Collection<Path> inputs, Progress progress) {
        checkIsSingle("-o", target.file, runs, ": use --output-dir");
        checkIsSingle("--hlog", histogramLog, runs, "");
        if (target.file == null) {
            OutputCheck.checkFolder("--output-dir " + dir(), dir());
        }
        OutputCheck check = new OutputCheck(progress);
        result = target.file == null ? null : check.check("-o", target.file, inputs);
        log = histogramLog == null ? null : check.check("--hlog", histogramLog, inputs);
        formats.request("--report", page, new HtmlReport());
        formats.check(runs, "runs", inputs, check);
    }

    /**
     * Fails when results of a campaign could not be written, or would be written over something.
     *
     * @param runs how many there are
     * @param inputs files that must stay as they are
     */
    void checkOfCampaign(int runs, Collection<Path> inputs, Progress progress) {
        if (target.file != null && Destination.of(target.file).isStream()) {
            throw new ConfigException(
                    "-o " + target.file + ": must be a folder for a campaign, which has a file for each run");
        }
        if (histogramLog != null) {
            throw new ConfigException("--hlog: is for a single run, and this is a campaign of " + runs);
        }
        formats.request("--report", page, new HtmlReport());
        formats.check(runs, "runs", inputs, new OutputCheck(progress));
    }

    /** The folder of a campaign that begins now: as the user has named it, or a new one. */
    Path folderOfCampaign(Instant startedAt) {
        if (target.file != null) {
            return target.file;
        }
        Path wanted = dir().resolve(ResultName.ofCampaign(startedAt));
        Path free = wanted;
        for (int i = 2; Files.exists(free); i++) {
            free = wanted.resolveSibling(wanted.getFileName() + "-" + i);
        }
        return free;
    }

    /** Takes the result of a run of a campaign. */
    void add(NamedResult result) {
        formats.add(result);
    }

    private static void checkIsSingle(String option, Path file, int runs, String instead) {
        if (file != null && runs > 1) {
            throw new ConfigException(option + " names one file, but these are " + runs + " runs" + instead);
        }
    }

    /** Whether standard output is for one of them, and not for people. */
    boolean takeStandardOutput() {
        return formats.takeStandardOutput()
                || Stream.of(result, log).filter(Objects::nonNull).anyMatch(Destination::isStandardOutput);
    }

    /** The file with the whole result of a run. */
    ResultFile of(String workload, String driver, Instant startedAt) {
        return result == null
                ? ResultFile.inNewFile(dir().resolve(ResultName.of(workload, driver, startedAt)))
                : new ResultFile(result);
    }

    /**
     * What is written of a run.
     *
     * @param result the file with all of it
     */
    List<FileOutput> outputs(ResultFile result) {
        List<FileOutput> outputs = new ArrayList<>();
        outputs.add(new JsonResult(result));
        if (log != null) {
            outputs.add(new HistogramLog(new GrowingFile(log)));
        }
        // After the file of the result, whose name it takes.
        outputs.add(formats.collector(result));
        return outputs;
    }

    /** Writes what is made of all runs together; false when some of it is not where it should be. */
    boolean writeFormats(Progress progress) {
        return formats.write(progress);
    }

    private Path dir() {
        return target.dir == null ? DEFAULT_DIR : target.dir;
    }
}

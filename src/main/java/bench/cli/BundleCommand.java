package bench.cli;

import bench.report.Destination;
import bench.report.NamedResult;
import bench.report.RecordedHistograms;
import bench.report.ResultBundle;
import bench.report.ResultFile;
import bench.result.Result;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench bundle}: one archive of a run, for a report of a problem. */
@Command(
        name = "bundle",
        description = "Puts what a report of a problem needs into one zip, without secrets: the result, a summary, the"
                + " workload and driver file as they were used, the histogram log where there is one, and logs that you"
                + " name.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "bench bundle RESULT [-o FILE] [--hlog FILE] [--log FILE]...",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  With what the run has printed", "    bench bundle results/a.json --log console.txt -o a.zip"})
final class BundleCommand implements Callable<Integer> {
    /** Of the end of a log, where it says what went wrong. */
    private static final int MOST_LOG_BYTES = 16 << 20;

    @Parameters(paramLabel = "RESULT", description = "A result file of bench run.")
    private Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The archive, replaced if it exists; <result>-bundle.zip by default.")
    private Path output;

    @Option(
            names = "--hlog",
            paramLabel = "FILE",
            description = "The run's histogram log; by default the one that the run has named, or that has the name of"
                    + " the result.")
    private Path histogramLog;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "A log to add, such as the run's console output or the broker's log. May be given more than"
                    + " once.")
    private List<Path> logs = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr(), false);
        NamedResult named = ResultReading.read(List.of(file)).get(0);
        ResultBundle bundle = new ResultBundle(named, content("RESULT", file));
        Optional<Path> histograms = histogramLog(named.result());
        histograms.ifPresent(log -> bundle.addHistogramLog(content("--hlog", log)));
        logs.forEach(log -> bundle.addLog(end(content("--log", log))));
        List<Path> inputs = new ArrayList<>(logs);
        inputs.add(file);
        histograms.ifPresent(inputs::add);
        Path target = output == null ? Path.of(named.name() + "-bundle.zip") : output;
        return write(bundle, new OutputCheck(progress).check("-o", target, inputs), progress);
    }

    private static int write(ResultBundle bundle, Destination destination, Progress progress) {
        ResultFile written = ResultFile.ofOutput("the bundle", destination);
        written.write(bundle.zip());
        written.problem()
                .ifPresentOrElse(
                        progress::fail,
                        () -> progress.say(
                                "Written: %s (%s); look through it before you send it, as it names hosts and topics",
                                destination.shown(), String.join(", ", bundle.names())));
        return (written.problem().isEmpty() ? ExitCode.VALID : ExitCode.FAILED).number();
    }

    private Optional<Path> histogramLog(Result result) {
        if (histogramLog != null) {
            if (!RecordedHistograms.isLogOf(result, content("--hlog", histogramLog))) {
                throw new ConfigException("--hlog " + histogramLog + ": is not the histogram log of " + file
                        + "; add other files by --log");
            }
            return Optional.of(histogramLog);
        }
        // A result can name any file of this machine: what is not the log of this very run stays out.
        return Stream.concat(
                        Stream.of(file.resolveSibling(ResultName.of(file) + ".hlog")),
                        named(result.environment().commandLine()))
                .filter(log -> Files.isRegularFile(log) && Files.isReadable(log))
                .filter(log -> RecordedHistograms.isLogOf(result, content("--hlog", log)))
                .findFirst();
    }

    private static Stream<Path> named(List<String> commandLine) {
        return IntStream.range(0, commandLine.size())
                .mapToObj(i -> {
                    String argument = commandLine.get(i);
                    boolean isAlone = argument.equals("--hlog") && i + 1 < commandLine.size();
                    return isAlone
                            ? commandLine.get(i + 1)
                            : argument.startsWith("--hlog=") ? argument.substring(7) : "";
                })
                .filter(name -> !name.isEmpty() && name.indexOf('\0') < 0)
                .map(Path::of);
    }

    private static byte[] end(byte[] content) {
        return content.length <= MOST_LOG_BYTES
                ? content
                : Arrays.copyOfRange(content, content.length - MOST_LOG_BYTES, content.length);
    }

    private static byte[] content(String option, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ConfigException(option + " " + file + ": cannot be read: " + Wording.reason(e));
        }
    }
}

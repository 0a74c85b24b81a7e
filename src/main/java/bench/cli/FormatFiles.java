package bench.cli;

import bench.report.CsvTable;
import bench.report.Destination;
import bench.report.FileOutput;
import bench.report.GithubBenchmark;
import bench.report.JunitXml;
import bench.report.MarkdownSummary;
import bench.report.NamedResult;
import bench.report.OmbResult;
import bench.report.OtavaCsv;
import bench.report.ResultFile;
import bench.report.ResultFormat;
import bench.result.Result;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * The files that are made of results, of one or of several together: an option for each format. They are written once all
 * results are there. Confined to the control thread.
 */
@OptionGroup(OptionGroup.Heading.RESULTS)
final class FormatFiles {
    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Writes a table of all intervals as comma-separated values.")
    private Path csv;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Writes a summary as GitHub shows it, for a step of a pipeline.")
    private Path markdown;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Writes a JUnit report: a case for each check and each threshold.")
    private Path junit;

    @Option(
            names = "--otava",
            paramLabel = "FILE",
            description = "Writes a row for each result, as Apache Otava imports a history.")
    private Path otava;

    @Option(
            names = "--github-benchmark",
            paramLabel = "FILE",
            description = "Writes latencies for github-action-benchmark (customSmallerIsBetter).")
    private Path latencies;

    @Option(
            names = "--github-benchmark-rates",
            paramLabel = "FILE",
            description = "Writes rates for github-action-benchmark (customBiggerIsBetter).")
    private Path rates;

    @Option(
            names = "--omb-result",
            paramLabel = "FILE",
            description = "Writes a result with the fields of the OpenMessaging Benchmark only, for its own tools; of a"
                    + " single result only.")
    private Path ombResult;

    /** Those whose option has another name in each command. */
    private final List<Request> others = new ArrayList<>();

    private final OutputFiles<ResultFormat> outputs = new OutputFiles<>();
    private final List<NamedResult> results = new ArrayList<>();

    /** @param file null where the option was not given */
    private record Request(String option, Path file, ResultFormat format) {}

    private List<Request> requests() {
        return Stream.concat(
                        others.stream(),
                        Stream.of(
                                new Request("--csv", csv, new CsvTable()),
                                new Request("--markdown", markdown, new MarkdownSummary()),
                                new Request("--junit", junit, new JunitXml()),
                                new Request("--otava", otava, new OtavaCsv()),
                                new Request("--github-benchmark", latencies, GithubBenchmark.ofLatencies()),
                                new Request("--github-benchmark-rates", rates, GithubBenchmark.ofRates()),
                                new Request("--omb-result", ombResult, new OmbResult())))
                .filter(each -> each.file != null)
                .toList();
    }

    /**
     * Asks for a file by an option of the command's own.
     *
     * @param file null where the option was not given
     */
    void request(String option, Path file, ResultFormat format) {
        others.add(new Request(option, file, format));
    }

    /** Whether no file was asked for. */
    boolean isEmpty() {
        return requests().isEmpty();
    }

    /**
     * Fails when files of this many results could not be written, or would be written over something.
     *
     * @param of what the results are of, such as {@code runs}
     * @param inputs files that must stay as they are
     * @param check knows the other outputs
     */
    void check(int count, String of, Collection<Path> inputs, OutputCheck check) {
        for (Request each : requests()) {
            if (each.format.isOfOneResult() && count > 1) {
                throw new ConfigException(each.option + " names one file, but these are " + count + " " + of);
            }
            outputs.add(each.option, each.file, each.format, inputs, check);
        }
    }

    /** Whether standard output is for one of them, and not for people. */
    boolean takeStandardOutput() {
        return outputs.takeStandardOutput();
    }

    /** Takes a result. */
    void add(NamedResult result) {
        if (!outputs.destinations().isEmpty()) {
            results.add(result);
        }
    }

    /** Takes the result of a run, by the name of its file, which is written before this hears of the result. */
    FileOutput collector(ResultFile file) {
        return new FileOutput() {
            @Override
            public void resultReady(Result result) {
                Optional<Path> written = file.problem().isPresent() ? Optional.empty() : file.written();
                add(new NamedResult(ResultName.of(written, result), result));
            }

            @Override
            public Optional<String> problem() {
                return Optional.empty();
            }
        };
    }

    /** Writes all files; false when some of it is not where it should be. */
    boolean write(Progress progress) {
        if (results.isEmpty()) {
            List<Destination> none = outputs.destinations();
            if (!none.isEmpty()) {
                progress.warn("no result, and so no "
                        + none.stream().map(Destination::shown).collect(Collectors.joining(", ")));
            }
            return true;
        }
        return outputs.write(output -> output.format().of(taken(output, progress)), progress);
    }

    private List<NamedResult> taken(OutputFiles.Output<ResultFormat> output, Progress progress) {
        List<NamedResult> taken = new ArrayList<>();
        for (NamedResult each : results) {
            if (output.format().takes(each.result())) {
                taken.add(each);
            } else {
                progress.warn(output.destination().shown() + " is without " + Wording.whole(each.name())
                        + ", which is not to be trusted");
            }
        }
        return taken;
    }
}

package bench.cli;

import bench.report.ComparisonFormat;
import bench.report.ComparisonMarkdown;
import bench.report.html.ComparisonPage;
import bench.result.Comparison;
import bench.result.ResultJson;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The files that are made of a comparison: an option for each format. Confined to the control thread. */
@OptionGroup(OptionGroup.Heading.RESULTS)
final class ComparisonFiles {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes a page for a browser: the answer, what it rests on, and where figures have moved.")
    private Path page;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the comparison for other programs.")
    private Path json;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Writes it as GitHub shows it, for a step of a pipeline.")
    private Path markdown;

    private final OutputFiles<ComparisonFormat> outputs = new OutputFiles<>();

    /** @param file null where the option was not given */
    private record Request(String option, Path file, ComparisonFormat format) {}

    private Stream<Request> requests() {
        return Stream.of(
                        new Request("-o", page, new ComparisonPage()),
                        new Request("--json", json, ResultJson::write),
                        new Request("--markdown", markdown, new ComparisonMarkdown()))
                .filter(each -> each.file != null);
    }

    /**
     * Fails when files could not be written, or would be written over something.
     *
     * @param inputs files that must stay as they are
     * @param check knows the other outputs
     */
    void check(Collection<Path> inputs, OutputCheck check) {
        requests().forEach(each -> outputs.add(each.option, each.file, each.format, inputs, check));
    }

    /** Whether standard output is for one of them, and not for people. */
    boolean takeStandardOutput() {
        return outputs.takeStandardOutput();
    }

    /** Writes all files; false when some of it is not where it should be. */
    boolean write(Comparison comparison, Progress progress) {
        return outputs.write(output -> output.format().of(comparison), progress);
    }
}

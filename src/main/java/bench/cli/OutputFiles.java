package bench.cli;

import bench.report.Destination;
import bench.report.ResultFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Files that options ask for, each in a format: checked before anything is done, and written when what they are of is there.
 * Confined to the control thread.
 *
 * @param <F> makes the content of a file
 */
final class OutputFiles<F> {
    private final List<Output<F>> outputs = new ArrayList<>();

    /** A file that is to be written. */
    record Output<F>(Destination destination, ResultFile file, F format) {}

    /**
     * Fails when a file could not be written, or would be written over something; else it will be.
     *
     * @param inputs files that must stay as they are
     * @param check knows the other outputs
     */
    void add(String option, Path file, F format, Collection<Path> inputs, OutputCheck check) {
        Destination destination = check.check(option, file, inputs);
        outputs.add(new Output<>(destination, ResultFile.ofOutput("the file of " + option, destination), format));
    }

    /** Where the files will be. */
    List<Destination> destinations() {
        return outputs.stream().map(Output::destination).toList();
    }

    /** Whether standard output is for one of them, and not for people. */
    boolean takeStandardOutput() {
        return destinations().stream().anyMatch(Destination::isStandardOutput);
    }

    /** Writes all files; false when some of it is not where it should be. */
    boolean write(Function<Output<F>, byte[]> content, Progress progress) {
        boolean complete = true;
        for (Output<F> each : outputs) {
            each.file.write(content.apply(each));
            each.file
                    .problem()
                    .ifPresentOrElse(progress::fail, () -> progress.say("Written: %s", each.destination.shown()));
            complete &= each.file.problem().isEmpty();
        }
        return complete;
    }
}

package bench.cli;

import bench.config.ClientCounts;
import bench.report.ConsoleOutput;
import bench.report.live.LiveView;
import bench.report.live.Look;
import bench.report.live.Screen;
import bench.report.live.Subject;
import bench.result.RunListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What shows the runs of a command to a person. Confined to the control thread.
 *
 * @param lines takes the lines of the console
 * @param kinds of lines that are printed
 * @param screen for a live view; empty where there is none
 * @param look of the terminal
 * @param writers write what is printed, the screen of the live view among them; none where others take it
 */
record Display(PrintWriter lines, ConsoleOutput.Lines kinds, Optional<Screen> screen, Look look, List<Screen> writers)
        implements AutoCloseable {
    /** For a reader that is stopped; a disk that is full says so at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * The outputs of a run.
     *
     * @param title of the run
     */
    List<RunListener> of(String title, ClientCounts clients) {
        List<RunListener> outputs = new ArrayList<>();
        // Before the lines: the summary takes its place.
        screen.ifPresent(open -> outputs.add(new LiveView(
                new Subject(title, clients.producersPerTopic() > 0, clients.consumersPerTopic() > 0), open, look)));
        outputs.add(new ConsoleOutput(lines, kinds));
        return outputs;
    }

    /** A run has ended, with a result or without; after this it is known what of its output was lost. */
    void runEnded() {
        screen.ifPresent(Screen::clear);
        lines.flush();
        writers.forEach(writer -> writer.awaitWritten(PATIENCE));
    }

    /** Returns when everything is written. */
    @Override
    public void close() {
        lines.flush();
        writers.forEach(Screen::close);
    }
}

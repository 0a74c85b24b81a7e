package bench.cli;

import bench.config.ClientCounts;
import bench.report.ConsoleOutput;
import bench.report.live.LiveView;
import bench.report.live.Look;
import bench.report.live.Screen;
import bench.report.live.Subject;
import bench.result.RunListener;
import java.io.PrintWriter;
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
 */
record Display(PrintWriter lines, ConsoleOutput.Lines kinds, Optional<Screen> screen, Look look)
        implements AutoCloseable {
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

    /** A run has ended, with a result or without. */
    void runEnded() {
        screen.ifPresent(Screen::clear);
    }

    /** Returns when everything is on the terminal. */
    @Override
    public void close() {
        lines.flush();
        screen.ifPresent(Screen::close);
    }
}

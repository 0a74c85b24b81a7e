package bench.campaign;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run in a process of its own, as its campaign sees it.
 *
 * <p>The campaign holds the other end of the process's standard input, on which it says one line at the beginning. The process ends
 * its run in order when that is closed, which the kernel does however the campaign ends. Confined to the control thread.
 */
public final class RunProcess {
    /** Options for a JVM that the JVM of the campaign has taken already, and hands on with its own. */
    private static final List<String> OPTIONS_OF_ENVIRONMENT =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final Process process;

    private RunProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param command the JVM with its options, the main class and its arguments
     * @param greeting the line that it reads first
     * @param log takes what it prints, and is replaced if it is there
     * @throws IOException when it cannot be started
     */
    public static RunProcess start(List<String> command, String greeting, Path log) throws IOException {
        File file = log.toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(file));
        builder.environment().keySet().removeAll(OPTIONS_OF_ENVIRONMENT);
        RunProcess started = new RunProcess(builder.start());
        try {
            OutputStream in = started.process.getOutputStream();
            in.write((greeting + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            // It has ended already, and its exit code and its log say why.
            return started;
        }
        return started;
    }

    /** Waits until it has ended, and returns its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /**
     * Asks it to end its run, and returns when it has: with its topics deleted and what was measured written. What takes longer
     * than it may is ended at once.
     *
     * @return the exit code
     */
    public int stop(Duration patience) {
        boolean interrupted = Thread.interrupted();
        closeInput();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        }
        int code = process.onExit().join().exitValue();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return code;
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // Closed by its own end.
            return;
        }
    }
}

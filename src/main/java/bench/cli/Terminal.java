package bench.cli;

import bench.report.live.TerminalSize;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal behind the standard streams of this process, if there is one.
 *
 * <p>Java asks about standard input and output together only, and knows no sizes, so this asks the shell: a process each time,
 * before a run and when the terminal is resized. A terminal library does the same, or unpacks native code into a temporary folder.
 */
final class Terminal {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");
    private static final long PATIENCE_SECONDS = 2;

    private Terminal() {}

    /** Whether standard output is one. */
    static boolean isStandardOutput() {
        return mayBe(1)
                && ask(new ProcessBuilder("sh", "-c", "[ -t 1 ]").redirectOutput(Redirect.INHERIT))
                        .isPresent();
    }

    /** The size of the one that standard error is; empty where it is none. */
    static Optional<TerminalSize> sizeOfStandardError() {
        if (!mayBe(2)) {
            return Optional.empty();
        }
        return ask(new ProcessBuilder("sh", "-c", "[ -t 2 ] && stty size <&2 2>/dev/null")
                        .redirectError(Redirect.INHERIT))
                .map(Terminal::size);
    }

    /** Where the system says what a stream is open on, nothing else needs to be asked of a file or a pipe. */
    private static boolean mayBe(int descriptor) {
        try {
            String target = Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor)))
                    .toString();
            return target.startsWith("/dev/") && !target.equals("/dev/null");
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    /** What it prints; empty where it fails. */
    private static Optional<String> ask(ProcessBuilder command) {
        try {
            Process process = command.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    : Optional.empty();
        } catch (IOException e) {
            // Without a shell there is nobody who would look at it.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** From rows and columns; many a terminal says 0 for what it does not know. */
    static TerminalSize size(String rowsAndColumns) {
        Matcher matcher = SIZE.matcher(rowsAndColumns);
        if (!matcher.matches()) {
            return TerminalSize.USUAL;
        }
        int rows = Integer.parseInt(matcher.group(1));
        int columns = Integer.parseInt(matcher.group(2));
        return rows == 0 || columns == 0 ? TerminalSize.USUAL : new TerminalSize(columns, rows);
    }
}

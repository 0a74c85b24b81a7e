package bench.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Lines on standard error for a person who watches. Safe for use by many threads. */
final class Progress {
    private final PrintWriter err;
    private final boolean quiet;

    Progress(PrintWriter err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
    }

    /** What is going on; not told when quiet. */
    void say(String format, Object... arguments) {
        if (!quiet) {
            print(String.format(Locale.ROOT, format, arguments));
        }
    }

    /** What a user should know and what does not stop the run. */
    void warn(String warning) {
        print("bench: warning: " + warning);
    }

    private synchronized void print(String line) {
        err.println(line);
        err.flush();
    }
}

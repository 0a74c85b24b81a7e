package bench.cli;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.driver.DriverWarnings;
import bench.result.Mark;
import bench.result.RunListener;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Lines on standard error for a person who watches. Safe for use by many threads. */
final class Progress implements RunListener {
    private final PrintWriter err;
    private final boolean quiet;
    /** Whether a warning is said once, however often files are read. */
    private final boolean saysOnce;
    /** Guarded by this. */
    private final Set<String> saidOfDrivers = new HashSet<>();

    Progress(PrintWriter err, boolean quiet) {
        this(err, quiet, false);
    }

    private Progress(PrintWriter err, boolean quiet, boolean saysOnce) {
        this.err = err;
        this.quiet = quiet;
        this.saysOnce = saysOnce;
    }

    /** For a command that reads the same files for each point of a campaign. */
    static Progress sayingOnce(PrintWriter err, boolean quiet) {
        return new Progress(err, quiet, true);
    }

    /** What is going on; nothing when quiet. */
    void say(String format, Object... arguments) {
        progress(String.format(Locale.ROOT, format, arguments));
    }

    @Override
    public void progress(String step) {
        if (!quiet) {
            print(step);
        }
    }

    @Override
    public void marked(Mark.Kind kind, String text) {
        progress(Wording.printable(kind.label() + ": " + text));
    }

    /** Takes what a user should know of a driver file; {@link #warn} does not repeat it in each run of the file. */
    DriverWarnings warningsOf(ConfigFile<DriverConfig> file) {
        return new DriverWarnings() {
            @Override
            public void accept(String warning) {
                warnOfDriver(file.path().toString(), warning);
            }

            @Override
            public void about(String key, String warning) {
                warnOfDriver(file.place(key), warning);
            }
        };
    }

    private synchronized void warnOfDriver(String place, String warning) {
        if (!saidOfDrivers.add(warning) && saysOnce) {
            return;
        }
        print("bench: warning: " + place + ": " + warning);
    }

    /** What a user should know and what does not stop the run. */
    synchronized void warn(String warning) {
        if (!saidOfDrivers.contains(warning)) {
            print("bench: warning: " + warning);
        }
        if (saysOnce) {
            saidOfDrivers.add(warning);
        }
    }

    /** What has failed. */
    void fail(String failure) {
        print("bench: " + failure);
    }

    private synchronized void print(String line) {
        err.println(line);
        err.flush();
    }
}

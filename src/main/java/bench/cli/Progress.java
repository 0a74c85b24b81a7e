package bench.cli;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.driver.DriverWarnings;
import bench.result.RunListener;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Lines on standard error for a person who watches. Safe for use by many threads. */
final class Progress implements RunListener {
    private final PrintWriter err;
    private final boolean quiet;
    /** Guarded by this. */
    private final Set<String> saidOfDrivers = new HashSet<>();

    Progress(PrintWriter err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
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
        saidOfDrivers.add(warning);
        print("bench: warning: " + place + ": " + warning);
    }

    /** What a user should know and what does not stop the run. */
    synchronized void warn(String warning) {
        if (!saidOfDrivers.contains(warning)) {
            print("bench: warning: " + warning);
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

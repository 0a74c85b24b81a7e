package bench.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The time by which Linux may wake a sleeping thread late, so as to wake several at once: 50 microseconds, unless the thread
 * asks for less.
 *
 * <p>A thread may ask for itself without any privilege, by its file {@code timerslack_ns}; the manual page is
 * proc_pid_timerslack_ns(5).
 */
final class TimerSlack {
    private static final Path THIS_THREAD = Path.of("/proc/thread-self");

    private TimerSlack() {}

    /** Asks for the least, a nanosecond, for the calling thread. Has no effect where the system takes no such wish. */
    static void minimize() {
        try {
            // A link to PID/task/TID. The file is in the folder that each thread has as if it were a process.
            Path thread = Files.readSymbolicLink(THIS_THREAD).getFileName();
            Files.writeString(Path.of("/proc").resolve(thread).resolve("timerslack_ns"), "1");
        } catch (IOException | UnsupportedOperationException e) {
            // Another system, or one without /proc: wakes are later by this time, which the delays of sends show.
        }
    }
}

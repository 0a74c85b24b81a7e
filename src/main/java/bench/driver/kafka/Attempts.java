package bench.driver.kafka;

import bench.time.Clock;
import java.time.Duration;

/** The repetition of a request until a deadline, with a pause between that grows. For one thread. */
final class Attempts {
    /** A request that takes longer is as good as lost, so that it is worth a new one. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(15);

    private static final long FIRST_PAUSE_NS = 100_000_000;
    private static final long LONGEST_PAUSE_NS = 2_000_000_000;

    private final Clock clock;
    private final Duration within;
    private final long deadlineNs;
    private long pauseNs = FIRST_PAUSE_NS;

    Attempts(Clock clock, Duration within) {
        this.clock = clock;
        this.within = within;
        this.deadlineNs = clock.nanoTime() + within.toNanos();
    }

    boolean areOver() {
        return remainingNs() <= 0;
    }

    /** Time for the next attempt, in milliseconds; 1 or more. */
    int timeoutMs() {
        return (int) Math.max(1, Math.min(LONGEST_ATTEMPT.toMillis(), remainingNs() / 1_000_000));
    }

    /** All the time that there was, in seconds. */
    long seconds() {
        return within.toSeconds();
    }

    /** Waits until it is time for the next attempt. */
    void pause() throws InterruptedException {
        long endNs = clock.nanoTime() + Math.min(pauseNs, Math.max(0, remainingNs()));
        pauseNs = Math.min(LONGEST_PAUSE_NS, pauseNs * 2);
        for (long left = endNs - clock.nanoTime(); left > 0; left = endNs - clock.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            clock.parkNanos(left);
        }
    }

    long remainingNs() {
        return deadlineNs - clock.nanoTime();
    }
}

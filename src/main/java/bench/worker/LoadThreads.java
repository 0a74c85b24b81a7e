package bench.worker;

import bench.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Threads of the load that are started one by one and ended together. Confined to the control thread. */
final class LoadThreads {
    /** What a thread that was interrupted may still take. */
    private static final long LAST_NS = 1_000_000_000;

    private final List<Thread> threads = new ArrayList<>();
    private final Clock clock;

    LoadThreads(Clock clock) {
        this.clock = clock;
    }

    void start(Runnable loop, String name) {
        Thread thread = new Thread(loop, name);
        // A thread that is stuck in a client must not keep the JVM from ending.
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    boolean haveEnded() {
        return threads.stream().noneMatch(Thread::isAlive);
    }

    /** Waits for the threads to end; those that have not by the deadline are interrupted and get one more second. */
    void join(long deadlineNs) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(millisUntil(deadlineNs));
        }
        threads.stream().filter(Thread::isAlive).forEach(Thread::interrupt);
        long lastNs = clock.nanoTime() + LAST_NS;
        for (Thread thread : threads) {
            thread.join(millisUntil(lastNs));
        }
    }

    private long millisUntil(long momentNs) {
        // Rounded up: what ends with the deadline must not be interrupted before it.
        return Math.max(1, (momentNs - clock.nanoTime() + 999_999) / 1_000_000);
    }
}

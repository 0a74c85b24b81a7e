package bench.driver.kafka;

import bench.driver.DriverException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few daemon threads that serve every asynchronous call of a driver. Safe for use by many threads.
 *
 * <p>Every future that this hands out ends: with the call, or when this is closed.
 */
final class LifecycleThreads implements AutoCloseable {
    static final int THREADS = 4;
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final ThreadPoolExecutor executor;

    /** Written by submitting threads, read by the closing one. */
    private final List<Thread> started = new CopyOnWriteArrayList<>();

    LifecycleThreads() {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory factory = runnable -> {
            Thread thread = new Thread(runnable, "bench-driver-" + count.incrementAndGet());
            thread.setDaemon(true);
            started.add(thread);
            return thread;
        };
        executor = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    }

    /** Runs the call on one of the threads. A result whose caller has given up is closed if it can be. */
    <T> CompletableFuture<T> submit(Callable<T> call) {
        Task<T> task = new Task<>(call, new CompletableFuture<>());
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.drop();
        }
        return task.result;
    }

    /** Interrupts what runs, fails what waits, and returns when the threads have ended. */
    @Override
    public void close() {
        executor.shutdownNow().forEach(waiting -> ((Task<?>) waiting).drop());
        Uninterrupted.run(this::join);
    }

    private void join() {
        long endNs = System.nanoTime() + LONGEST_END.toNanos();
        try {
            // Joined one by one: the executor counts as terminated a moment before its last thread ends.
            for (Thread thread : started) {
                long leftNs = endNs - System.nanoTime();
                if (leftNs > 0) {
                    TimeUnit.NANOSECONDS.timedJoin(thread, leftNs);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Task<T>(Callable<T> call, CompletableFuture<T> result) implements Runnable {
        @Override
        public void run() {
            try {
                T value = call.call();
                if (!result.complete(value) && value instanceof AutoCloseable unwanted) {
                    unwanted.close();
                }
            } catch (InterruptedException e) {
                drop();
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        }

        void drop() {
            result.completeExceptionally(new DriverException("the driver was closed"));
        }
    }
}

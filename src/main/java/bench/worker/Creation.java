package bench.worker;

import bench.driver.Driver;
import bench.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The wait for clients that a driver makes, with a line of progress now and then. For one thread. */
final class Creation<T> {
    private final String what;
    private final List<CompletableFuture<T>> promised;
    private final Clock clock;
    private final Duration every;
    private final Consumer<String> progress;
    private long nextLineNs;

    /**
     * The wait begins now.
     *
     * @param what the clients in a word, such as producers
     * @param every the time from one line of progress to the next
     */
    Creation(String what, List<CompletableFuture<T>> promised, Clock clock, Duration every, Consumer<String> progress) {
        this.what = what;
        this.promised = promised;
        this.clock = clock;
        this.every = every;
        this.progress = progress;
        this.nextLineNs = clock.nanoTime() + every.toNanos();
    }

    /** The client of this index; fails as its creation does. */
    T await(int index) throws InterruptedException {
        while (true) {
            long leftNs = Math.max(0, nextLineNs - clock.nanoTime());
            try {
                return promised.get(index).get(leftNs, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                report();
            } catch (ExecutionException e) {
                throw Driver.failure(e);
            }
        }
    }

    /** Clients that are still being created when another one has failed are closed, and not waited for. */
    static <T> void abandon(List<CompletableFuture<T>> creating, Consumer<T> close) {
        for (CompletableFuture<T> client : creating) {
            CompletableFuture<Void> unused = client.thenAccept(close);
        }
    }

    private void report() {
        long made = promised.stream()
                .filter(client -> client.isDone() && !client.isCompletedExceptionally())
                .count();
        progress.accept(String.format(Locale.ROOT, "Made %d of %d %s", made, promised.size(), what));
        nextLineNs = clock.nanoTime() + every.toNanos();
    }
}

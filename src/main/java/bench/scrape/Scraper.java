package bench.scrape;

import bench.result.BrokerMetric;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Asks one address for its metrics, on a thread of its own, so that one that is slow holds up no other. */
final class Scraper implements AutoCloseable {
    private final MetricsAddress address;
    private final MetricsClient client;
    private final Consumer<String> warnings;
    private final ExecutorService thread;
    /** Confined to the thread, as is whether it has warned. */
    private final BrokerReading reading = new BrokerReading();

    private boolean hasWarned;

    /** @param warnings takes one line when there is no answer for the first time; called by the thread */
    Scraper(MetricsAddress address, MetricsClient client, Consumer<String> warnings) {
        this.address = address;
        this.client = client;
        this.warnings = warnings;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "bench-scrape-" + address.hostAndPort());
            made.setDaemon(true);
            return made;
        });
    }

    /** Which metrics it has; fails with a {@link BrokerMetricsException}, as there must be some. */
    CompletableFuture<List<BrokerMetric>> first(Duration deadline) {
        return CompletableFuture.supplyAsync(() -> readFirst(deadline), thread);
    }

    private List<BrokerMetric> readFirst(Duration deadline) {
        try {
            Page page = page(deadline);
            var unused = reading.read(page);
            return BrokerReading.metrics(page);
        } catch (ScrapeException e) {
            throw new BrokerMetricsException(address + " " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerMetricsException(address + " was not waited for");
        }
    }

    /** One with a metric that is read: any other says as little of the broker as no answer. */
    private Page page(Duration deadline) throws ScrapeException, InterruptedException {
        Page page = client.page(address, deadline);
        if (BrokerReading.metrics(page).isEmpty()) {
            throw new ScrapeException("has no metric that bench knows");
        }
        return page;
    }

    /** What it says now; never fails. */
    CompletableFuture<Answer> ask(Duration deadline) {
        return CompletableFuture.supplyAsync(() -> read(deadline), thread);
    }

    private Answer read(Duration deadline) {
        try {
            return Answer.of(reading.read(page(deadline)));
        } catch (ScrapeException e) {
            if (!hasWarned) {
                hasWarned = true;
                warnings.accept(address + " " + e.getMessage()
                        + ": its metrics have a gap (further ones are only in the result)");
            }
            return Answer.missing(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.missing("was not waited for");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package bench.cli;

import bench.broker.ThrowawayBroker;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The throwaway broker of all runs of a campaign that ask for one, started once; nothing where none does. Confined to the control
 * thread.
 */
final class SharedBroker implements AutoCloseable {
    /** Null where there is none. */
    private final ThrowawayBroker broker;

    private SharedBroker(ThrowawayBroker broker) {
        this.broker = broker;
    }

    /** Starts one where it is asked for. */
    static SharedBroker start(boolean isNeeded, Progress progress) throws InterruptedException {
        if (!isNeeded) {
            return new SharedBroker(null);
        }
        progress.say("Starting a throwaway Kafka on this machine for all runs: its figures are not a reference");
        ThrowawayBroker started = ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
        progress.say(
                "Kafka is ready at %s after %.1f s",
                started.bootstrapServers(), started.startup().toMillis() / 1000.0);
        return new SharedBroker(started);
    }

    /** What runs are to know of it. */
    Optional<GivenBroker> given() {
        return Optional.ofNullable(broker).map(each -> new GivenBroker(each.bootstrapServers(), each.startedAt()));
    }

    /** Completes with the reason when it has ended without having been asked to; never where there is none. */
    CompletableFuture<String> ended() {
        return broker == null ? new CompletableFuture<>() : broker.ended();
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
    }
}

package bench.driver.kafka;

import bench.driver.DriverException;
import bench.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;

/** The one admin client of a driver, made when it is first needed. Safe for use by many threads. */
final class ClusterAdmin implements AutoCloseable {
    /** Nobody waits for what is still asked: the end of a run whose cluster does not answer has other things to do. */
    private static final Duration LONGEST_CLOSE = Duration.ofMillis(500);

    private final ClientProperties properties;
    private final ExceptionTranslator translator;
    private final Clock clock;
    private final Function<Map<String, Object>, Admin> factory;

    /** Written and read under this object's lock. */
    private Admin client;

    /** Written and read under this object's lock. */
    private boolean closed;

    /** Makes the client with {@code factory} when it is first needed. */
    ClusterAdmin(
            ClientProperties properties,
            ExceptionTranslator translator,
            Clock clock,
            Function<Map<String, Object>, Admin> factory) {
        this.factory = factory;
        this.properties = properties;
        this.translator = translator;
        this.clock = clock;
    }

    synchronized Admin client() {
        if (closed) {
            throw new DriverException("the driver was closed");
        }
        if (client == null) {
            try {
                client = factory.apply(properties.admin());
            } catch (Throwable e) {
                throw translator.ofCreation("commonConfig", Map.of(), e);
            }
        }
        return client;
    }

    /** The brokers as a bootstrap address lists them; none when it does not. */
    List<Node> advertised() throws InterruptedException {
        return AdvertisedAddresses.ask(properties, clock);
    }

    String bootstrapServers() {
        return properties.bootstrapServers();
    }

    ExceptionTranslator translator() {
        return translator;
    }

    Attempts attempts(Duration within) {
        return new Attempts(clock, translator, within);
    }

    /**
     * What a request has failed with, or null when it succeeded. Every request has a time-out of its own, so this ends.
     */
    static Throwable failureOf(KafkaFuture<?> request) throws InterruptedException {
        try {
            var unused = request.get();
            return null;
        } catch (ExecutionException e) {
            return ExceptionTranslator.unwrap(e);
        }
    }

    /** What a request that has succeeded has returned. */
    static <T> T resultOf(KafkaFuture<T> request) throws InterruptedException {
        try {
            return request.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the request has failed", e);
        }
    }

    /** Bounded, and not cut short by an interrupt. */
    @Override
    public void close() {
        Admin last;
        synchronized (this) {
            closed = true;
            last = client;
            client = null;
        }
        if (last != null) {
            Uninterrupted.run(() -> last.close(LONGEST_CLOSE));
        }
    }
}

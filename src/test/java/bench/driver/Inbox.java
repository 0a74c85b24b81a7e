package bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A consumer and what it has received, as text. For one thread. */
public final class Inbox implements MessageHandler {
    private final BenchmarkConsumer consumer;
    private final List<Received> received = new ArrayList<>();
    private boolean polled;

    /** A received message; {@code header} is null when it has none. */
    public record Received(int partition, long offset, long timestampMs, String payload, String header) {}

    public Inbox(BenchmarkConsumer consumer) {
        this.consumer = consumer;
    }

    /** Polls once, and checks that the poll announces itself once, before its messages. */
    public void poll(Duration timeout) throws InterruptedException {
        polled = false;
        consumer.poll(timeout, this);
    }

    public BenchmarkConsumer consumer() {
        return consumer;
    }

    /** All that was received, in the order in which it was. */
    public List<Received> received() {
        return received;
    }

    /** The payloads of all that was received, in the order in which it was. */
    public List<String> payloads() {
        return received.stream().map(Received::payload).toList();
    }

    @Override
    public void polled() {
        assertThat(polled).as("polled() was called before in this poll").isFalse();
        polled = true;
    }

    @Override
    public void received(int partition, long offset, long timestampMs, ByteBuffer payload, byte[] header) {
        assertThat(polled).as("polled() was called before the first message").isTrue();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        received.add(new Received(partition, offset, timestampMs, text(bytes), header == null ? null : text(header)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

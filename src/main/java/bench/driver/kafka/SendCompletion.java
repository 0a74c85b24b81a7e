package bench.driver.kafka;

import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What is kept of one message until its outcome is known: the only object that is made for it here, besides Kafka's own
 * record.
 *
 * <p>Completed by the client's I/O thread, and by the sending thread when {@code send} throws. Both may happen: an
 * idempotent producer that has failed takes a record, throws, and aborts the record later. The first outcome counts.
 */
final class SendCompletion implements Callback {
    private static final VarHandle CALLBACK;

    static {
        try {
            CALLBACK = MethodHandles.lookup().findVarHandle(SendCompletion.class, "callback", SendCallback.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long sequence;
    private final long dueNs;
    private final long sentNs;

    /** Taken by the thread that calls it, so that it is called once; null from then on. */
    @SuppressWarnings("unused")
    private volatile SendCallback callback;

    SendCompletion(OutgoingMessage message, SendCallback callback) {
        this.sequence = message.sequence();
        this.dueNs = message.dueNs();
        this.sentNs = message.sentNs();
        this.callback = callback;
    }

    @Override
    public void onCompletion(RecordMetadata metadata, Exception error) {
        complete(error == null ? metadata.partition() : RecordMetadata.UNKNOWN_PARTITION, error);
    }

    /** The message was not stored. */
    void fail(Throwable error) {
        complete(RecordMetadata.UNKNOWN_PARTITION, error);
    }

    private void complete(int partition, Throwable error) {
        SendCallback pending = (SendCallback) CALLBACK.getAndSet(this, null);
        if (pending != null) {
            pending.completed(partition, sequence, dueNs, sentNs, error);
        }
    }
}

package bench.driver;

import java.nio.ByteBuffer;

/** Takes the messages that a consumer's poll has returned. Called on the polling thread. */
public interface MessageHandler {
    /** The poll has returned with messages, which follow. */
    void polled();

    /**
     * One message.
     *
     * @param partition of the consumer's topic, from 0
     * @param offset of the message in the partition
     * @param timestampMs the record's timestamp, milliseconds since 1970-01-01 UTC
     * @param payload the payload, from position to limit; valid during the call only
     * @param header the value of the stamp's header, valid during the call only, or null when there is none
     */
    void received(int partition, long offset, long timestampMs, ByteBuffer payload, byte[] header);
}

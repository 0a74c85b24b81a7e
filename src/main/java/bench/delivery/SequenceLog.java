package bench.delivery;

import bench.stats.SingleWriterCounters;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which messages of one producer were acked, and which were received in each of its topic's subscriptions: one bit each.
 *
 * <p>The bits are held in chunks of 16,384 messages. A chunk is dropped once every subscription has received all of its
 * messages, so memory follows what is outstanding. A limited number of chunks is held, the latest ones and as many older ones
 * in which something is outstanding. What is beyond that is settled: what is missing then counts as lost until it comes
 * after all, and a duplicate is taken for it.
 *
 * <p>{@link #sent(long)} belongs to the sending thread, {@link #acked} to that of acks, and {@link #settle} to the control
 * thread; the rest may be called by any.
 */
final class SequenceLog {
    private static final int CHUNK_SHIFT = 14;
    private static final int CHUNK_MESSAGES = 1 << CHUNK_SHIFT;
    private static final int CHUNK_WORDS = CHUNK_MESSAGES / Long.SIZE;
    private static final VarHandle BITS = MethodHandles.arrayElementVarHandle(long[].class);

    /** The bits of a run of sequence numbers. */
    private static final class Chunk {
        private final long[] acked = new long[CHUNK_WORDS];
        private final long[][] received;

        Chunk(int subscriptions) {
            received = new long[subscriptions][CHUNK_WORDS];
        }

        long missing(int subscription) {
            long missing = 0;
            for (int i = 0; i < CHUNK_WORDS; i++) {
                missing += Long.bitCount(word(acked, i) & ~word(received[subscription], i));
            }
            return missing;
        }

        boolean isReceived() {
            for (long[] bits : received) {
                for (int i = 0; i < CHUNK_WORDS; i++) {
                    if (word(bits, i) != -1L) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static long word(long[] bits, int index) {
            return (long) BITS.getAcquire(bits, index);
        }
    }

    /** Consecutive chunks, of which those that were dropped are null. Its array is written to under the log's lock. */
    private static final class Window {
        private final long firstChunk;
        private final Chunk[] chunks;

        Window(long firstChunk, Chunk... chunks) {
            this.firstChunk = firstChunk;
            this.chunks = chunks;
        }

        Chunk of(long sequence) {
            long index = (sequence >>> CHUNK_SHIFT) - firstChunk;
            return index >= 0 && index < chunks.length ? chunks[(int) index] : null;
        }
    }

    private static final int NEXT_SEQUENCE = 0;

    private final int subscriptions;
    private final int maxChunks;
    /** Of chunks that were dropped with messages missing, by subscription. Guarded by this. */
    private final long[] settledMissing;
    /** By number: chunks that have left the window with something outstanding. Written to under the lock of this, read by all. */
    private final Map<Long, Chunk> stragglers = new ConcurrentHashMap<>();

    /** Replaced under the lock of this, read by all. */
    private volatile Window window = new Window(0);
    /** Written by the sending thread, read by all. */
    private final SingleWriterCounters counts = new SingleWriterCounters(1);

    SequenceLog(int subscriptions, int maxChunks) {
        this.subscriptions = subscriptions;
        this.maxChunks = maxChunks;
        this.settledMissing = new long[subscriptions];
    }

    /** The next message, in order from 0, is about to be sent. */
    void sent(long sequence) {
        if (subscriptions > 0 && (sequence & (CHUNK_MESSAGES - 1)) == 0) {
            append();
        }
        // Ordered, not volatile: the stamp carries the number to every reader, which finds the chunk by the window.
        counts.set(NEXT_SEQUENCE, sequence + 1);
    }

    /** Whether receipts are noted at all. */
    boolean isConsumed() {
        return subscriptions > 0;
    }

    /** How many messages were sent. */
    long sent() {
        return counts.get(NEXT_SEQUENCE);
    }

    /** Notes an ack. Confined to the thread on which they arrive. */
    void acked(long sequence) {
        if (subscriptions == 0) {
            return;
        }
        Chunk chunk = chunkOf(sequence);
        if (chunk != null) {
            setBitAlone(chunk.acked, sequence);
        }
    }

    /** Notes a receipt; false when the message had been received before. */
    boolean received(int subscription, long sequence) {
        Chunk chunk = chunkOf(sequence);
        return chunk == null ? settleLate(subscription) : setBit(chunk.received[subscription], sequence);
    }

    /** As {@link #received}, for the thread that alone receives in this subscription. */
    boolean receivedByOnlyConsumer(int subscription, long sequence) {
        Chunk chunk = chunkOf(sequence);
        return chunk == null ? settleLate(subscription) : setBitAlone(chunk.received[subscription], sequence);
    }

    /** The chunk of a message, or null when it is gone. */
    private Chunk chunkOf(long sequence) {
        Chunk chunk = window.of(sequence);
        return chunk == null ? stragglers.get(sequence >>> CHUNK_SHIFT) : chunk;
    }

    /** Sets a bit; false when it was set before. */
    private static boolean setBit(long[] bits, long sequence) {
        long bit = 1L << sequence;
        int word = (int) (sequence & (CHUNK_MESSAGES - 1)) >>> 6;
        return ((long) BITS.getAndBitwiseOr(bits, word, bit) & bit) == 0;
    }

    /** Sets a bit where no other thread sets any, without an atomic operation; false when it was set before. */
    private static boolean setBitAlone(long[] bits, long sequence) {
        long bit = 1L << sequence;
        int word = (int) (sequence & (CHUNK_MESSAGES - 1)) >>> 6;
        long before = bits[word];
        BITS.setRelease(bits, word, before | bit);
        return (before & bit) == 0;
    }

    /** A message of a chunk that is gone: one of those that were missing then, or, when there are none, a duplicate. */
    private synchronized boolean settleLate(int subscription) {
        if (settledMissing[subscription] == 0) {
            return false;
        }
        settledMissing[subscription]--;
        return true;
    }

    private synchronized void append() {
        Window now = window;
        int gone = 0;
        while (gone < now.chunks.length && (now.chunks[gone] == null || now.chunks.length - gone >= maxChunks)) {
            if (now.chunks[gone] != null) {
                leave(now.firstChunk + gone, now.chunks[gone]);
            }
            gone++;
        }
        Chunk[] chunks = new Chunk[now.chunks.length - gone + 1];
        System.arraycopy(now.chunks, gone, chunks, 0, chunks.length - 1);
        chunks[chunks.length - 1] = new Chunk(subscriptions);
        window = new Window(now.firstChunk + gone, chunks);
    }

    private void leave(long number, Chunk chunk) {
        if (chunk.isReceived()) {
            return;
        }
        if (stragglers.size() < maxChunks) {
            stragglers.put(number, chunk);
            return;
        }
        for (int i = 0; i < subscriptions; i++) {
            settledMissing[i] += chunk.missing(i);
        }
    }

    /** Drops the chunks in which nothing is outstanding; called now and then. */
    synchronized void settle() {
        stragglers.values().removeIf(Chunk::isReceived);
        Window now = window;
        long full = sent() >>> CHUNK_SHIFT;
        for (int i = 0; i < now.chunks.length && now.firstChunk + i < full; i++) {
            Chunk chunk = now.chunks[i];
            if (chunk != null && chunk.isReceived()) {
                now.chunks[i] = null;
            }
        }
    }

    /** How many messages are acked and not received in a subscription, as of now. */
    synchronized long missing(int subscription) {
        if (subscription >= subscriptions) {
            return 0;
        }
        long missing = settledMissing[subscription];
        for (Chunk chunk : stragglers.values()) {
            missing += chunk.missing(subscription);
        }
        for (Chunk chunk : window.chunks) {
            if (chunk != null) {
                missing += chunk.missing(subscription);
            }
        }
        return missing;
    }
}

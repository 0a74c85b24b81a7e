package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StampTest {
    private static final int RUN = 0xCAFEBABE;
    private static final int PAYLOAD_BYTES = 1_024;

    @Test
    void whatWasWrittenIsRead() {
        ByteBuffer stamp = stamp(17, 1L << 40, -5, Long.MAX_VALUE);

        assertThat(Stamp.runId(stamp, 0)).isEqualTo(RUN);
        assertThat(Stamp.producer(stamp, 0)).isEqualTo(17);
        assertThat(Stamp.sequence(stamp, 0)).isEqualTo(1L << 40);
        assertThat(Stamp.dueNs(stamp, 0)).isEqualTo(-5);
        assertThat(Stamp.sentNs(stamp, 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(Stamp.isIntact(stamp, 0, PAYLOAD_BYTES)).isTrue();
    }

    @Test
    void isReadWhereverItStandsInABuffer() {
        byte[] stamp = stamp(3, 4, 5, 6).array();
        ByteBuffer record = ByteBuffer.allocate(100);
        record.put(50, stamp);

        assertThat(Stamp.sequence(record, 50)).isEqualTo(4);
        assertThat(Stamp.isIntact(record, 50, PAYLOAD_BYTES)).isTrue();
    }

    @Test
    void leavesTheRestOfThePayloadAsItIs() {
        byte[] payload = new byte[100];
        Arrays.fill(payload, (byte) 7);

        Stamp.write(payload, RUN, 1, 2, 3, 4, payload.length);

        assertThat(Arrays.copyOfRange(payload, Stamp.BYTES, payload.length)).containsOnly(7);
    }

    @Test
    void noFlippedBitGoesUnnoticed() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            ByteBuffer stamp =
                    stamp(random.nextInt(1_000), random.nextLong(1L << 40), random.nextLong(), random.nextLong());
            for (int bit = 0; bit < Stamp.BYTES * Byte.SIZE; bit++) {
                flip(stamp, bit);
                assertThat(Stamp.isIntact(stamp, 0, PAYLOAD_BYTES))
                        .as("bit %d", bit)
                        .isFalse();
                flip(stamp, bit);
            }
        }
    }

    @Test
    void anotherLengthOfThePayloadIsNoticed() {
        ByteBuffer stamp = stamp(1, 2, 3, 4);

        for (int bytes = 0; bytes < 4 * PAYLOAD_BYTES; bytes++) {
            assertThat(Stamp.isIntact(stamp, 0, bytes)).as("%d bytes", bytes).isEqualTo(bytes == PAYLOAD_BYTES);
        }
    }

    private static void flip(ByteBuffer stamp, int bit) {
        stamp.put(bit / 8, (byte) (stamp.get(bit / 8) ^ (1 << (bit % 8))));
    }

    private static ByteBuffer stamp(int producer, long sequence, long dueNs, long sentNs) {
        ByteBuffer stamp = ByteBuffer.allocate(Stamp.BYTES);
        Stamp.write(stamp.array(), RUN, producer, sequence, dueNs, sentNs, PAYLOAD_BYTES);
        return stamp;
    }
}

package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.StampMode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a thread allocates is counted by the JVM, and no timing. */
class AllocationTest {
    /** Beyond the numbers for which Java keeps an object at hand, however they are divided. */
    private static final int WARMUP = 2_200_000;

    private static final int MESSAGES = 100_000;
    private static final int ROUNDS = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void sendingAMessageAllocatesNothingOnTheProducersThread() throws InterruptedException {
        try (SendLoad load = SendLoad.start(1, 0, StampMode.PAYLOAD)) {
            SendLoad.Sender sender = load.sender(0);
            sender.send(WARMUP);

            // Counts grow when a latency is longer than any before, as on a busy machine: that is not for each message.
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                sender.send(MESSAGES);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }

            assertThat(least).isLessThan(MESSAGES);
        }
    }
}

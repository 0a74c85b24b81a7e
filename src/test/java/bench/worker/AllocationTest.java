package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.StampMode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a thread allocates is counted by the JVM, and no timing. */
class AllocationTest {
    private static final int WARMUP = 200_000;

    private static final int MESSAGES = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void sendingAMessageAllocatesNothingOnTheProducersThread() throws InterruptedException {
        try (SendLoad load = SendLoad.start(1, 0, StampMode.PAYLOAD)) {
            SendLoad.Sender sender = load.sender(0);
            sender.send(WARMUP);

            long before = threads.getCurrentThreadAllocatedBytes();
            sender.send(MESSAGES);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            assertThat(allocated).isLessThan(MESSAGES);
        }
    }
}

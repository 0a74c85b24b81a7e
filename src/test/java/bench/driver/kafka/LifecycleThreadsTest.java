package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.driver.DriverException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LifecycleThreadsTest {
    @Test
    void aFewDaemonThreadsServeEveryCallAndAreGoneAfterClose() throws Exception {
        LifecycleThreads threads = new LifecycleThreads();
        List<CompletableFuture<Thread>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(threads.submit(Thread::currentThread));
        }
        List<Thread> used = new ArrayList<>();
        for (CompletableFuture<Thread> call : calls) {
            used.add(call.get());
        }
        assertThat(used.stream().distinct().toList())
                .hasSizeLessThanOrEqualTo(4)
                .allMatch(Thread::isDaemon);
        assertThat(used).allMatch(thread -> thread.getName().matches("bench-driver-[1-4]"));

        threads.close();
        assertThat(used).noneMatch(Thread::isAlive);
    }

    @Test
    void closingEndsEveryCallThatRunsOrWaitsOrComesLater() {
        LifecycleThreads threads = new LifecycleThreads();
        CountDownLatch never = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(threads.submit(() -> never.await(1, TimeUnit.HOURS)));
        }
        threads.close();
        calls.add(threads.submit(() -> true));

        for (CompletableFuture<Boolean> call : calls) {
            assertThatThrownBy(call::get).hasCauseInstanceOf(DriverException.class);
        }
    }

    @Test
    void aResultThatNobodyWaitsForIsClosed() throws Exception {
        LifecycleThreads threads = new LifecycleThreads();
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<AutoCloseable> call = threads.submit(() -> {
            cancelled.await();
            return closed::countDown;
        });
        call.cancel(false);
        cancelled.countDown();

        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        threads.close();
    }
}

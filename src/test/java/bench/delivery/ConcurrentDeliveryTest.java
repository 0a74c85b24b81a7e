package bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConcurrentDeliveryTest extends LedgerTest {
    @Test
    @Timeout(60)
    void countsAreExactWhereSendsAcksAndReceiptsAreOfDifferentThreads() throws Exception {
        int messages = 200_000;
        int producers = 2;
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> work = new ArrayList<>();
        List<BlockingQueue<Long>> toAck = new ArrayList<>();
        List<BlockingQueue<Long>> toReceive = new ArrayList<>();
        try {
            for (int p = 0; p < producers; p++) {
                toAck.add(new ArrayBlockingQueue<>(1_000));
                toReceive.add(new ArrayBlockingQueue<>(1_000));
            }
            for (int p = 0; p < producers; p++) {
                int producer = p;
                work.add(threads.submit(() -> {
                    for (long i = 0; i < messages; i++) {
                        ledger.producer(producer).sent(i);
                        toReceive.get(producer).put(i);
                        toAck.get(producer).put(i);
                    }
                    return null;
                }));
                work.add(threads.submit(() -> {
                    for (int i = 0; i < messages; i++) {
                        ledger.producer(producer).acked(toAck.get(producer).take());
                    }
                    return null;
                }));
                ConsumerLedger consumer = consumers.consumer(p);
                work.add(threads.submit(() -> {
                    for (int i = 0; i < messages; i++) {
                        long sequence = toReceive.get(producer).take();
                        // One in a thousand is lost, and another one comes twice.
                        if (sequence % 1_000 != 7) {
                            consumer.received(producer, sequence, producer, i);
                        }
                        if (sequence % 1_000 == 8) {
                            consumer.received(producer, sequence, producer, i);
                        }
                    }
                    return null;
                }));
            }
            while (work.stream().anyMatch(each -> !each.isDone())) {
                ledger.settle();
                ledger.delivery();
            }
            for (Future<?> each : work) {
                each.get(50, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        long each = messages / 1_000;
        assertThat(ledger.delivery().acked()).isEqualTo((long) producers * messages);
        assertThat(counts())
                .isEqualTo(new Delivery.Counts(
                        producers * (messages - each),
                        producers * each,
                        producers * each,
                        producers * each,
                        0,
                        0,
                        0,
                        Delivery.Unseen.NONE));
    }
}

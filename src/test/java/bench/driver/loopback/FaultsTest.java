package bench.driver.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bench.driver.BenchmarkConsumer;
import bench.driver.BenchmarkProducer;
import bench.driver.ConsumerSpec;
import bench.driver.DriverFixture;
import bench.driver.OutgoingMessage;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import bench.testing.ManualClock;
import bench.time.Clock;
import bench.yaml.ConfigException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static final int MESSAGES = 20_000;
    private static final LoopbackConfig FAULTY = LoopbackDrivers.withFaults(40, 50, 60, 70, 80, 7);

    private final Clock clock = new ManualClock();
    private final LoopbackDriver driver = LoopbackDrivers.of(FAULTY, clock);
    private final AtomicLong acked = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    @ParameterizedTest(name = "{0} partitions, {1} subscriptions, {2} consumers, stamp in header: {3}")
    @CsvSource({"1,1,1,false", "4,1,1,true", "4,3,1,false", "4,1,4,false", "4,3,4,true", "1,3,4,false"})
    void countsExactlyWhatEverySubscriptionSees(int partitions, int subscriptions, int consumers, boolean inHeader)
            throws Exception {
        Topic topic = topic("t", partitions);
        List<List<BenchmarkConsumer>> groups = new ArrayList<>();
        List<StampedMessages> readers = new ArrayList<>();
        for (int i = 0; i < subscriptions; i++) {
            readers.add(new StampedMessages(100, inHeader));
            groups.add(new ArrayList<>());
            for (int j = 0; j < consumers; j++) {
                groups.get(i)
                        .add(driver.createConsumer(new ConsumerSpec(topic, "s" + i, j))
                                .get());
            }
            // Twice: the first one gives partitions up when the others have joined, and then they take them.
            pollAll(groups.get(i), readers.get(i), 2);
        }

        sendAll(topic, 0, new StampedMessages(100, inHeader));

        for (int i = 0; i < subscriptions; i++) {
            pollAll(groups.get(i), readers.get(i), 100);
            assertThat(readers.get(i).faults(failed.get(), acked.get())).isEqualTo(driver.faults());
            assertThat(readers.get(i).received())
                    .isEqualTo(acked.get()
                            - driver.faults().lost()
                            + driver.faults().duplicated());
        }
        assertThat(acked.get() + failed.get()).isEqualTo(MESSAGES);
        assertAboutOneInN(driver.faults());
    }

    @Test
    void areTheSameForTheSameSeedWhateverTheTimingOfThreads() throws Exception {
        assertThat(faultsOfThreeProducers(7)).isEqualTo(faultsOfThreeProducers(7));
        assertThat(faultsOfThreeProducers(8)).isNotEqualTo(faultsOfThreeProducers(7));
    }

    @Test
    void areOnlyFailuresWhereNobodyReads() throws Exception {
        sendAll(topic("t", 1), 0, new StampedMessages(100, false));

        assertThat(driver.faults()).isEqualTo(new FaultCounts(failed.get(), 0, 0, 0, 0));
        assertThat(failed.get()).isPositive();
    }

    @Test
    void aHeldMessageWithoutSuccessorIsDeliveredOnCloseAndNotCounted() throws Exception {
        LoopbackDriver reordering = LoopbackDrivers.of(LoopbackDrivers.withFaults(0, 0, 0, 1, 0, 1), clock);
        Topic topic = new Topic("t", 1);
        reordering.createTopics(List.of(topic)).get();
        StampedMessages reader = new StampedMessages(40, false);
        List<BenchmarkConsumer> consumers = List.of(
                reordering.createConsumer(new ConsumerSpec(topic, "s", 0)).get());
        pollAll(consumers, reader, 1);
        BenchmarkProducer producer =
                reordering.createProducer(new ProducerSpec(topic, 0)).get();

        DriverFixture.send(producer, null, reader.payload(0)).get();
        pollAll(consumers, reader, 1);
        assertThat(reader.received()).isZero();

        producer.close();
        pollAll(consumers, reader, 1);
        assertThat(reader.received()).isEqualTo(1);
        assertThat(reordering.faults()).isEqualTo(new FaultCounts(0, 0, 0, 0, 0));
    }

    @Test
    void areRefusedWhenTheyLeaveNoRoomForEachOther() {
        assertThatThrownBy(() -> LoopbackDrivers.of(LoopbackDrivers.withFaults(2, 2, 2, 0, 0, 1), clock))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("failOneIn")
                .hasMessageContaining("1.5");
    }

    private FaultCounts faultsOfThreeProducers(long seed) throws Exception {
        LoopbackDriver other = LoopbackDrivers.of(LoopbackDrivers.withFaults(40, 50, 60, 70, 80, seed), clock);
        Topic topic = new Topic("t", 2);
        other.createTopics(List.of(topic)).get();
        other.createConsumer(new ConsumerSpec(topic, "s", 0)).get().poll(Duration.ZERO, new StampedMessages(40, false));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            BenchmarkProducer producer =
                    other.createProducer(new ProducerSpec(topic, i)).get();
            threads.add(new Thread(() -> sendAll(producer, new StampedMessages(40, false))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return other.faults();
    }

    private Topic topic(String name, int partitions) throws Exception {
        Topic topic = new Topic(name, partitions);
        driver.createTopics(List.of(topic)).get();
        return topic;
    }

    private void sendAll(Topic topic, int producer, StampedMessages messages) throws Exception {
        sendAll(driver.createProducer(new ProducerSpec(topic, producer)).get(), messages);
    }

    private void sendAll(BenchmarkProducer producer, StampedMessages messages) {
        OutgoingMessage message = new OutgoingMessage();
        for (int i = 0; i < MESSAGES; i++) {
            message.content(null, messages.payload(i), messages.header(i));
            message.identity(i, 0, 0);
            try {
                producer.send(
                        message,
                        (sequence, dueNs, sentNs, error) -> (error == null ? acked : failed).incrementAndGet());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        producer.close();
    }

    private static void pollAll(List<BenchmarkConsumer> consumers, StampedMessages reader, int times)
            throws InterruptedException {
        for (int i = 0; i < times; i++) {
            for (BenchmarkConsumer consumer : consumers) {
                consumer.poll(Duration.ZERO, reader);
            }
        }
    }

    private static void assertAboutOneInN(FaultCounts counts) {
        assertThat((double) counts.failed()).isCloseTo(MESSAGES / 40.0, within(5 * Math.sqrt(MESSAGES / 40.0)));
        assertThat((double) counts.lost()).isCloseTo(MESSAGES / 50.0, within(5 * Math.sqrt(MESSAGES / 50.0)));
        assertThat((double) counts.duplicated()).isCloseTo(MESSAGES / 60.0, within(5 * Math.sqrt(MESSAGES / 60.0)));
        assertThat((double) counts.reordered()).isCloseTo(MESSAGES / 70.0, within(5 * Math.sqrt(MESSAGES / 70.0)));
        assertThat((double) counts.corrupted()).isCloseTo(MESSAGES / 80.0, within(5 * Math.sqrt(MESSAGES / 80.0)));
    }
}

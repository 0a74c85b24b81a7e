package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.delivery.Delivery;
import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.kafka.KafkaDriver;
import bench.result.CatchUp;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.RunListener;
import bench.result.RunListeners;
import bench.result.RunResult;
import bench.run.Benchmark;
import bench.run.RunOptions;
import bench.testing.ForwardingDriver;
import bench.testing.Given;
import bench.testing.SharedBroker;
import bench.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Backlogs on a real broker. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@Tag("trust")
class KafkaBacklogIT {
    private static final int RUN_NUMBER = 0xB10C;

    @RegisterExtension
    private static final SharedBroker BROKER = new SharedBroker();

    /** The changes of assignment that consumers have seen when each phase began. */
    private static final class Rebalances implements RunListener {
        private final List<BenchmarkConsumer> consumers = new CopyOnWriteArrayList<>();
        private final List<Long> atStarts = new ArrayList<>();

        Driver watching(Driver driver) {
            return new ForwardingDriver(driver) {
                @Override
                public CompletableFuture<BenchmarkConsumer> createConsumer(ConsumerSpec spec) {
                    return super.createConsumer(spec).thenApply(consumer -> {
                        consumers.add(consumer);
                        return consumer;
                    });
                }
            };
        }

        @Override
        public void phaseStarted(Phase phase, PhaseLength length) {
            atStarts.add(
                    consumers.stream().mapToLong(BenchmarkConsumer::rebalances).sum());
        }
    }

    @Test
    void consumersThatRestForLongerThanTheirPollIntervalStayMembersAndReadEverythingOnce() throws Exception {
        ConfigFile<DriverConfig> file =
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest", "max.poll.interval.ms=6000");
        Rebalances rebalances = new Rebalances();
        RunEnd end = new RunEnd();
        Clock clock = Clock.system();
        try (KafkaDriver driver = new KafkaDriver(new DriverContext(file.value(), "backlog", clock, warning -> {}))) {
            new Benchmark(
                            rebalances.watching(driver),
                            Given.info(
                                    RUN_NUMBER,
                                    KafkaRun.sending(
                                            "consumerBacklogSizeGB: 0.0001",
                                            "producerPauseBeforeDrain: 8",
                                            "warmupDuration: 1s",
                                            "testDuration: 2s"),
                                    file),
                            RunOptions.DEFAULT,
                            clock,
                            new RunListeners(List.of(rebalances, end)),
                            warning -> {},
                            Optional::empty)
                    .run();
        }

        RunResult result = end.result();
        assertThat(rebalances.atStarts).hasSize(5).containsOnly(1L);
        Delivery delivery = result.delivery().orElseThrow();
        assertThat(delivery.total())
                .isEqualTo(new Delivery.Counts(delivery.acked(), 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE));
        assertThat(result.catchUp().built().bytes()).isGreaterThanOrEqualTo(107_374);
        assertThat(result.catchUp().drained().reached()).isTrue();
    }

    @Test
    void whatExistingTopicsHoldIsPartOfTheBacklogAndInNoLatency() throws Exception {
        BROKER.fillTopic("reused", 5_000);
        KafkaRun run = new KafkaRun();

        run.run(
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.sending(
                        "existingTopicList: [reused]", "consumerBacklogSizeGB: 0.0004", "acceptableBacklog: 100"));

        CatchUp catchUp = run.result().catchUp();
        assertThat(catchUp.built().existingMessages()).isEqualTo(5_000);
        assertThat(catchUp.built().messages()).isBetween(5_000L, 6_000L);
        assertThat(catchUp.drained().reached()).isTrue();
        assertThat(catchUp.drained().consumeRate() * catchUp.drained().seconds())
                .isGreaterThan(4_500);
        assertThat(run.total().foreign()).isEqualTo(5_000);
        assertThat(run.total().lost()).isZero();
        assertThat(run.result().total().counts().received())
                .isEqualTo(run.result().total().counts().sent());
    }
}

package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.broker.ThrowawayBroker;
import bench.driver.DriverException;
import bench.result.Check;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run does when its broker goes away: for good, for a while, or without a word. */
@Tag("field")
@Timeout(180)
class KafkaOutageIT {
    private final KafkaRun run = new KafkaRun();

    @TempDir
    private Path data;

    @Test
    void aBrokerThatIsGoneForGoodEndsTheRunWithItsAddress() throws Exception {
        try (ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults())) {
            String address = broker.bootstrapServers();

            assertThatThrownBy(() -> run.run(
                            KafkaRun.driver(address, "auto.offset.reset=earliest"),
                            KafkaRun.sending("testDuration: 8s", "drainTimeout: 3s"),
                            KafkaRun.onFirstInterval(() -> KafkaRun.signal(broker.pid(), "KILL"))))
                    .isInstanceOf(DriverException.class)
                    .hasMessage("the system was gone when the load ended: " + address
                            + " does not answer: connection refused");
        }

        assertThat(run.result().isComplete()).isFalse();
        assertThat(run.total().lost()).isZero();
        assertThat(run.warnings())
                .anyMatch(warning -> warning.contains("they are left at") && warning.contains("bench-"));
    }

    @Test
    void anOutageThatIsLongerThanItMayBeEndsTheRun() throws Exception {
        try (ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults())) {
            assertThatThrownBy(() -> run.run(
                            KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=earliest"),
                            KafkaRun.sending("testDuration: 5m", "outageTimeout: 10s"),
                            KafkaRun.onFirstInterval(() -> KafkaRun.signal(broker.pid(), "STOP"))))
                    .isInstanceOf(DriverException.class)
                    .hasMessageStartingWith("nothing was acknowledged or received for 10 s: "
                            + broker.bootstrapServers() + " does not answer");
            KafkaRun.signal(broker.pid(), "CONT");
        }
    }

    @Test
    void aBrokerThatComesBackIsTheCauseOfWhatWasBlocked() throws Exception {
        ThrowawayBroker.Options options = ThrowawayBroker.Options.defaults().withDataDir(data);
        List<ThrowawayBroker> brokers = new ArrayList<>(List.of(ThrowawayBroker.start(options)));
        String address = brokers.get(0).bootstrapServers();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        try {
            run.run(
                    KafkaRun.driver(address, "auto.offset.reset=earliest"),
                    KafkaRun.sending("testDuration: 20s"),
                    KafkaRun.onFirstInterval(() -> {
                        KafkaRun.signal(brokers.get(0).pid(), "KILL");
                        brokers.get(0).ended().join();
                        brokers.add(ThrowawayBroker.start(options.withPort(port)));
                    }));
        } finally {
            brokers.forEach(ThrowawayBroker::close);
        }

        assertThat(run.check("silence").verdict()).isEqualTo(Check.Verdict.WARN);
        assertThat(run.check("blocked in send").advice()).contains("no broker answered");
        assertThat(run.result().validity().bottleneck()).isEqualTo("broker");
    }

    @Test
    void aPauseShowsAlsoWhereNothingIsAcknowledged() throws Exception {
        try (ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults())) {
            run.run(
                    KafkaRun.driverWithoutAcks(broker.bootstrapServers()),
                    KafkaRun.sending("testDuration: 12s", "reportInterval: 6s", "messageSize: 10000"),
                    KafkaRun.onFirstInterval(() -> {
                        KafkaRun.signal(broker.pid(), "STOP");
                        CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS).execute(() -> goOn(broker.pid()));
                    }));
        }

        assertThat(run.check("silence").verdict()).isEqualTo(Check.Verdict.WARN);
    }

    private static void goOn(long pid) {
        try {
            KafkaRun.signal(pid, "CONT");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

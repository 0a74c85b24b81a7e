package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.delivery.Delivery;
import bench.result.PhaseTotal;
import bench.stats.MessageCounts;
import bench.testing.Given;
import bench.testing.SharedBroker;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A load that changes, on a real broker. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@Tag("trust")
class KafkaPhasesIT {
    @RegisterExtension
    private static final SharedBroker BROKER = new SharedBroker();

    @Test
    void thePhasesAddUpToTheWholeAndEveryMessageArrivesOnce() throws Exception {
        KafkaRun run = new KafkaRun();

        run.run(
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
                Given.workload(
                        "partitionsPerTopic: 2",
                        "subscriptionsPerTopic: 1",
                        "consumerPerSubscription: 1",
                        "producersPerTopic: 2",
                        "warmupDuration: 1s",
                        "reportInterval: 1s",
                        "phases:",
                        "  - {rate: 500, duration: 2s, name: low}",
                        "  - {ramp: {from: 500, to: 2000}, duration: 3s, name: ramp}",
                        "  - {rate: 0, duration: 1s, name: pause, measured: false}",
                        "  - {rate: 2000, duration: 2s, name: high}"));

        List<PhaseTotal> phases = run.result().phases();
        assertThat(phases)
                .extracting(each -> each.phase().name())
                .containsExactly("warm-up", "low", "ramp", "pause", "high");
        MessageCounts whole = run.result().total().counts();
        assertThat(counts(phases.get(1)).plus(counts(phases.get(2))).plus(counts(phases.get(4))))
                .isEqualTo(whole);
        // A load that the machine has slowed down has less in one phase, and makes up for it in no other.
        assertThat(counts(phases.get(1)).sent()).isBetween(500L, 1_001L);
        assertThat(counts(phases.get(2)).sent()).isBetween(1_800L, 3_752L);
        assertThat(counts(phases.get(3)).sent()).isZero();
        assertThat(counts(phases.get(4)).sent()).isBetween(2_000L, 4_001L);
        assertThat(whole.acked()).isEqualTo(whole.sent());
        assertThat(whole.received()).isEqualTo(whole.sent());
        Delivery delivery = run.delivery();
        assertThat(delivery.sent())
                .isEqualTo(whole.sent() + counts(phases.get(0)).sent());
        assertThat(delivery.total())
                .isEqualTo(new Delivery.Counts(delivery.sent(), 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE));
    }

    private static MessageCounts counts(PhaseTotal phase) {
        return phase.total().counts();
    }
}

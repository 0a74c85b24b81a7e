package bench.driver.loopback;

import static bench.driver.loopback.LoopbackDrivers.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BrokerModelTest {
    @Test
    void theCapacityHoldsToTheNanosecondAtARateThatDoesNotDivideASecond() {
        Capacity capacity = new Capacity(3_000_000);
        long servedAtNs = 0;
        for (int i = 0; i < 3_000_000; i++) {
            servedAtNs = capacity.servedAtNs(0);
        }
        assertThat(servedAtNs).isEqualTo(1_000_000_000);
    }

    @Test
    void anIdleServerSavesUpNothing() {
        Capacity capacity = new Capacity(1_000);
        assertThat(capacity.servedAtNs(0)).isEqualTo(1_000_000);
        assertThat(capacity.servedAtNs(10_000_000)).isEqualTo(11_000_000);
        assertThat(capacity.servedAtNs(10_000_000)).isEqualTo(12_000_000);
    }

    @Test
    void beyondTheAllowanceTheRestIsSlow() {
        Allowance quick = new Allowance(10_000);
        long periodNs = 80_000;
        double share = LongStream.range(0, 1_000_000)
                        .filter(i -> quick.isQuick(i * periodNs))
                        .count()
                / 1e6;
        assertThat(share).isCloseTo(0.8, within(0.001));
    }

    @Test
    void anAllowanceIsSavedUpForATenthOfASecond() {
        Allowance quick = new Allowance(10_000);
        assertThat(LongStream.range(0, 5_000).filter(i -> quick.isQuick(0)).count())
                .isEqualTo(1_000);
        assertThat(LongStream.range(0, 5_000)
                        .filter(i -> quick.isQuick(10_000_000_000L))
                        .count())
                .isEqualTo(1_000);
    }

    @Test
    void aMixOfLatenciesHasItsShares() {
        LatencyMix mix = new LatencyMix(LoopbackDrivers.withLatencies(share(95, 2), share(5, 50)), 3);
        double longer =
                LongStream.range(0, 1_000_000).filter(i -> mix.choose(i) == 1).count();
        assertThat(longer / 1_000_000).isCloseTo(0.05, within(0.001));
    }

    @Test
    void producersSeeDifferentMessagesFail() {
        LoopbackConfig config = LoopbackDrivers.withFaults(2, 0, 0, 0, 0, 1);
        FaultPlan first = new FaultPlan(config, 0);
        FaultPlan second = new FaultPlan(config, 1);
        double same = LongStream.range(0, 100_000)
                .filter(i -> first.faultOf(i) == second.faultOf(i))
                .count();
        assertThat(same / 100_000).isCloseTo(0.5, within(0.01));
    }

    @Test
    void aDriverDescribesItsModel() throws Exception {
        LoopbackConfig config = new LoopbackConfig(
                List.of(share(95, 2), share(5, 50)),
                1_500,
                new LoopbackConfig.Slowness(1_000, Duration.ofMillis(80)),
                new LoopbackConfig.Faults(0, 1_000, 0, 0, 7),
                new LoopbackConfig.Block(Duration.ofSeconds(10), Duration.ofMillis(500)),
                3);
        assertThat(LoopbackDrivers.of(config, new ManualClock()).describe().get())
                .containsEntry("system", "loopback (in memory)")
                .containsEntry("ackLatency", "95 % 2 ms, 5 % 50 ms")
                .containsEntry("capacity", "1500 msg/s")
                .containsEntry("slowAbove", "80 ms beyond 1000 msg/s")
                .containsEntry("faults", "1 in 1000 lost, 1 in 7 corrupted")
                .containsEntry("blockSend", "500 ms after 10000 ms")
                .containsEntry("seed", "3");
    }
}

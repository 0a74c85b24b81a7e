package bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetRateTest {
    @Test
    void zeroAsksForASearchAndNotForARate() {
        assertThat(TargetRate.askedBy(Map.of("producerRate", "0"))).isEmpty();
        assertThat(TargetRate.askedBy(Map.of("workload.producerRate", "0.0"))).isEmpty();
        assertThat(TargetRate.askedBy(Map.of("producerRate", "1_000"))).contains(1_000.0);
    }

    @Test
    void aRateBelowZeroIsAsHighAsCanBeSent() {
        assertThat(TargetRate.askedBy(Map.of("producerRate", "-1"))).contains(Double.POSITIVE_INFINITY);
    }

    @Test
    void aShareIsNoRate() {
        assertThat(TargetRate.askedBy(Map.of("producerRate", "50%"))).isEmpty();
    }
}

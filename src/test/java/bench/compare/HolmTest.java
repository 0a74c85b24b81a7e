package bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void theSmallestIsHeldAgainstAllAndEachNextAgainstThoseThatAreLeft() {
        assertThat(Holm.adjusted(0.04, 0.01, 0.03)).containsExactly(new double[] {0.06, 0.03, 0.06}, within(1e-12));
    }

    @Test
    void noneIsAboveOne() {
        assertThat(Holm.adjusted(0.9, 0.5)).containsExactly(1, 1);
        assertThat(Holm.adjusted()).isEmpty();
    }
}

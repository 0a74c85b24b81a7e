package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.KeyDistributorType;
import bench.testing.ManualClock;
import bench.time.Clock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyDistributorTest {
    private static final byte[][] KEYS = KeyDistributor.keys(1);

    @Test
    void keysAreManyShortAndDifferent() {
        assertThat(KEYS).hasNumberOfRows(10_000);
        assertThat(Arrays.stream(KEYS).map(key -> new String(key, StandardCharsets.US_ASCII)))
                .allMatch(key -> key.matches("[A-Za-z0-9_-]{7}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameSeedGivesTheSameKeys() {
        assertThat(KeyDistributor.keys(1)).isDeepEqualTo(KEYS);
        assertThat(KeyDistributor.keys(2)[0]).isNotEqualTo(KEYS[0]);
    }

    @Test
    void noKeyIsNull() {
        assertThat(KeyDistributor.of(KeyDistributorType.NO_KEY, KEYS, Clock.system())
                        .next())
                .isNull();
    }

    @Test
    void roundRobinGoesThroughAllKeysAndBeginsAgain() {
        KeyDistributor keys = KeyDistributor.of(KeyDistributorType.KEY_ROUND_ROBIN, KEYS, Clock.system());

        assertThat(IntStream.range(0, KEYS.length).mapToObj(i -> keys.next())).containsExactly(KEYS);
        assertThat(keys.next()).isSameAs(KEYS[0]);
    }

    @Test
    void randomNanoFollowsTheClockAlsoBelowZero() {
        ManualClock clock = ManualClock.passingInWaits(-1);
        KeyDistributor keys = KeyDistributor.of(KeyDistributorType.RANDOM_NANO, KEYS, clock);

        assertThat(keys.next()).isSameAs(KEYS[9_999]);
        clock.parkNanos(1 + 20_003);
        assertThat(keys.next()).isSameAs(KEYS[3]);
    }
}

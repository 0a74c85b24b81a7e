package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JvmMeterTest {
    private final JvmMeter meter = new JvmMeter();

    @AfterEach
    void close() {
        meter.close();
    }

    @Test
    void pausesAreKeptOneByOne() {
        for (int collections = 1; collections <= 3; collections++) {
            System.gc();
            int expected = collections;
            Awaitility.await().until(() -> meter.pausesMillis().getTotalCount() >= expected);
        }
    }

    @Test
    void whatIsTakenIsACopy() {
        var before = meter.pausesMillis();
        long count = before.getTotalCount();

        System.gc();
        Awaitility.await().until(() -> meter.pausesMillis().getTotalCount() > count);

        assertThat(before.getTotalCount()).isEqualTo(count);
    }
}

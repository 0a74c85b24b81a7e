package bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import bench.time.Clock;
import org.junit.jupiter.api.Test;

class BareLoopTest {
    @Test
    void everyMessageIsRecordedAndTakenOnce() {
        BareLoop loop = new BareLoop(Clock.system());

        loop.handle(1_000);
        loop.handle(1);

        assertThat(loop.take()).isEqualTo(1_001);
        assertThat(loop.take()).isZero();
    }
}

package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.MeasuredIntervals;
import bench.result.Phase;
import bench.result.PhaseTotal;
import bench.result.RunInterval;
import bench.result.Validity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseTableTest {
    private static final Validity VALID = new Validity("none", List.of(), List.of());

    private final StringWriter text = new StringWriter();
    private final PhaseTable table = new PhaseTable(new PrintWriter(text));
    private final MeasuredIntervals intervals = new MeasuredIntervals();

    @Test
    void hasALineForEachPhase() {
        PhaseTotal warmup = total(Phase.WARM_UP, 1_000);
        PhaseTotal peak = total(new Phase("2: from a rate with a long name to one of 2,000 msg/s", true), 50_000);
        PhaseTotal flatOut = total(new Phase("flat out", true), 2_147_483_647);

        table.print(intervals.phases(List.of(warmup, peak, flatOut)));

        assertThat(text.toString().lines())
                .allMatch(line -> line.length() <= 80)
                .containsExactly(
                        "",
                        "                                          Pub Response (ms) E2E (ms)",
                        "Phase                    target     msg/s      50%      99%      99%  verdict",
                        "warm-up                   1,000    50,039  500.171  990.380  990.380  unmeasured",
                        "2: from a...00 msg/s     50,000    50,039  500.171  990.380  990.380  valid",
                        "flat out              unlimited    50,039  500.171  990.380  990.380  valid");
    }

    @Test
    void isNotThereForOneMeasurement() {
        table.print(List.of());

        assertThat(text.toString()).isEmpty();
    }

    private PhaseTotal total(Phase phase, double target) {
        intervals.phaseStarted(phase);
        intervals.add(new RunInterval(phase, Runs.interval(), 0, target));
        return new PhaseTotal(phase, Runs.interval(), phase.measured() ? VALID : null);
    }
}

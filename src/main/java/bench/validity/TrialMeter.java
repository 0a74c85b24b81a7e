package bench.validity;

import bench.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Meters the client during the trials of a search. Confined to the control thread; its meters have threads of their own, from
 * the first trial to the last.
 */
public final class TrialMeter implements ClientWatch, AutoCloseable {
    /** Percent of the processors, as a measurement is invalid from there on. */
    private static final double MOST_CPU = Allowed.CPU.invalidAbove();

    private static final double LONGEST_STALL_NS = ClientChecks.LONGEST_STALL.invalidAbove() * Checks.MS;

    private final Clock clock;
    /** Null before the first trial and after the last. */
    private Meters meters;

    private long startNs;

    private record Meters(StallMeter stalls, JvmMeter jvm) {}

    public TrialMeter(Clock clock) {
        this.clock = clock;
    }

    /** What happened until now is not the trial's. */
    @Override
    public void begin() {
        if (meters == null) {
            meters = new Meters(StallMeter.start(clock), new JvmMeter());
        }
        var unused = meters.stalls.take();
        meters.jvm.reset();
        startNs = clock.nanoTime();
    }

    @Override
    public List<String> limits() {
        List<String> limits = new ArrayList<>();
        double seconds = (clock.nanoTime() - startNs) / 1e9;
        double process = meters.jvm.cpuSeconds() / seconds / meters.jvm.processors();
        if (100 * Math.max(process, meters.jvm.machineLoad()) > MOST_CPU) {
            limits.add("client CPU");
        }
        Histogram stalls = meters.stalls.take();
        if (stalls.getMaxValue() > LONGEST_STALL_NS) {
            limits.add("client stalls");
        }
        return limits;
    }

    @Override
    public void end() {
        if (meters != null) {
            meters.stalls.close();
            meters.jvm.close();
            meters = null;
        }
    }

    @Override
    public void close() {
        end();
    }
}

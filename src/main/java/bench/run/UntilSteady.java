package bench.run;

import bench.config.Arrivals;
import bench.result.Check;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import bench.validity.SteadyState;
import java.time.Duration;
import java.util.Optional;

/** Lets a phase go on until the load has settled, or a limit is reached. Confined to the control thread. */
final class UntilSteady implements PhaseControl {
    private final SteadyState state;
    private final Duration limit;

    UntilSteady(Arrivals arrivals, Duration limit) {
        this.state = new SteadyState(arrivals, limit);
        this.limit = limit;
    }

    @Override
    public double rateAfter(RunInterval interval, double rate) {
        state.intervalEnded(interval);
        return rate;
    }

    @Override
    public boolean isOpenEnded() {
        return true;
    }

    @Override
    public PhaseLength length(Duration asked) {
        return new PhaseLength(asked, asked.compareTo(limit) > 0 ? asked : limit);
    }

    @Override
    public boolean goesOn(Duration end) {
        return state.isWorthWaiting(end);
    }

    @Override
    public Optional<Check> finding() {
        return Optional.of(state.check());
    }
}

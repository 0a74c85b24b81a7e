package bench.stats;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Several listeners as one, each told in its turn. Confined to the control thread. */
public final class RunListeners implements RunListener {
    private final List<RunListener> listeners;
    private RunResult result;

    public RunListeners(List<RunListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** What the listeners were told in the end; empty before that. */
    public Optional<RunResult> result() {
        return Optional.ofNullable(result);
    }

    @Override
    public void progress(String step) {
        listeners.forEach(listener -> listener.progress(step));
    }

    @Override
    public void phaseStarted(Phase phase, Duration duration) {
        listeners.forEach(listener -> listener.phaseStarted(phase, duration));
    }

    @Override
    public void intervalEnded(RunInterval interval) {
        listeners.forEach(listener -> listener.intervalEnded(interval));
    }

    @Override
    public void runEnded(RunResult ended) {
        listeners.forEach(listener -> listener.runEnded(ended));
        result = ended;
    }
}

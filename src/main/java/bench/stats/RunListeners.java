package bench.stats;

import java.time.Duration;
import java.util.List;

/** Several listeners as one, each told in its turn. Confined to the control thread. */
public final class RunListeners implements RunListener {
    private final List<RunListener> listeners;
    private boolean ended;

    public RunListeners(List<RunListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Whether the listeners have taken a result. */
    public boolean haveResult() {
        return ended;
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
    public void runEnded(RunResult result) {
        listeners.forEach(listener -> listener.runEnded(result));
        ended = true;
    }
}

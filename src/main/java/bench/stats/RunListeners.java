package bench.stats;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Several listeners as one, each told in its turn, also when one before it fails. Confined to the control thread. */
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
    public void phaseStarted(Phase phase, Duration duration) {
        tellAll(listener -> listener.phaseStarted(phase, duration));
    }

    @Override
    public void intervalEnded(RunInterval interval) {
        tellAll(listener -> listener.intervalEnded(interval));
    }

    @Override
    public void runEnded(RunResult result) {
        tellAll(listener -> listener.runEnded(result));
        ended = true;
    }

    /** A listener that fails does not keep the others from being told. */
    private void tellAll(Consumer<RunListener> event) {
        RuntimeException first = null;
        for (RunListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}

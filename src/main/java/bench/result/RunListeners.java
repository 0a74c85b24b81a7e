package bench.result;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Several listeners as one: each gets every event in turn, also when one before it fails. Confined to the control thread. */
public final class RunListeners implements RunListener {
    private final List<RunListener> listeners;

    public RunListeners(List<RunListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void progress(String step) {
        listeners.forEach(listener -> listener.progress(step));
    }

    @Override
    public void topicsToDelete(List<String> topics) {
        listeners.forEach(listener -> listener.topicsToDelete(topics));
    }

    @Override
    public void topicsToKeep(List<String> topics) {
        forEach(listener -> listener.topicsToKeep(topics));
    }

    @Override
    public void measurementAnnounced(long startNs) {
        forEach(listener -> listener.measurementAnnounced(startNs));
    }

    @Override
    public void phaseStarted(Phase phase, PhaseLength length) {
        forEach(listener -> listener.phaseStarted(phase, length));
    }

    @Override
    public void tick(RunInterval part) {
        forEach(listener -> listener.tick(part));
    }

    @Override
    public void intervalEnded(RunInterval interval) {
        forEach(listener -> listener.intervalEnded(interval));
    }

    @Override
    public void judgedSoFar(Supplier<Validity> validity) {
        forEach(listener -> listener.judgedSoFar(validity));
    }

    @Override
    public void marked(Mark.Kind kind, String text) {
        forEach(listener -> listener.marked(kind, text));
    }

    @Override
    public void searching(SearchProgress progress) {
        forEach(listener -> listener.searching(progress));
    }

    @Override
    public void runEnded(RunResult ended) {
        forEach(listener -> listener.runEnded(ended));
    }

    @Override
    public void resultReady(Result ready) {
        forEach(listener -> listener.resultReady(ready));
    }

    private void forEach(Consumer<RunListener> event) {
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

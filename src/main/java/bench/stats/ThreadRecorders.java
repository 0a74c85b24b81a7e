package bench.stats;

import java.util.function.Function;

/**
 * Where one thread records, in each of the phases that are live: all that a recording takes, a step away. Immutable.
 */
final class ThreadRecorders {
    private final LivePhases phases;
    /** By place among the live phases. */
    private final SampleRecorder[] recorders;

    /**
     * Recorders of a thread.
     *
     * @param group those that it shares with others, of a phase
     * @param slot its place among those
     */
    ThreadRecorders(LivePhases phases, Function<PhaseRecorders, RecorderGroup> group, int slot) {
        this.phases = phases;
        this.recorders = phases.recorders().stream()
                .map(phase -> group.apply(phase).at(slot))
                .toArray(SampleRecorder[]::new);
    }

    /** For what was sent at this moment. */
    SampleRecorder at(long sentNs) {
        return recorders[phases.indexAt(sentNs)];
    }
}

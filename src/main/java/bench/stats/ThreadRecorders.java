package bench.stats;

import java.util.function.Function;

/**
 * Where one thread records, in each of the phases that are live: all that a recording takes, a step away. Immutable.
 */
final class ThreadRecorders {
    /** When each phase but the first began: fields, as a look into an array is checked for its bounds. */
    private final long secondNs;

    private final long thirdNs;
    private final long fourthNs;
    /** By place among the live phases. */
    private final SampleRecorder[] recorders;

    /**
     * Recorders of a thread.
     *
     * @param group those that it shares with others, of a phase
     * @param slot its place among those
     */
    ThreadRecorders(LivePhases phases, Function<PhaseRecorders, RecorderGroup> group, int slot) {
        this.secondNs = phases.startNs(1);
        this.thirdNs = phases.startNs(2);
        this.fourthNs = phases.startNs(3);
        this.recorders = phases.recorders().stream()
                .map(phase -> group.apply(phase).at(slot))
                .toArray(SampleRecorder[]::new);
    }

    /** For what was sent at this moment. */
    SampleRecorder at(long sentNs) {
        return recorders[
                LivePhases.hasBegun(secondNs, sentNs)
                        + LivePhases.hasBegun(thirdNs, sentNs)
                        + LivePhases.hasBegun(fourthNs, sentNs)];
    }
}

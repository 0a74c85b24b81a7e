package bench.result;

import java.util.List;

/** An output of a run: gets its events as they happen. Called by the control thread. */
public interface RunListener {
    /** The run has done, or begins to do, something that takes time: one line for people. */
    default void progress(String step) {}

    /** The run will delete these topics, which may exist from now on; called again, with none, when they are gone. */
    default void topicsToDelete(List<String> topics) {}

    /** The run uses these topics, and they stay: those that were there before it, and those that it was asked to keep. */
    default void topicsToKeep(List<String> topics) {}

    /**
     * The measurement will begin a little later.
     *
     * @param startNs the moment, on the scale of {@code Clock.nanoTime}
     */
    default void measurementAnnounced(long startNs) {}

    /** A phase begins that is to last this long, or until something is so. */
    default void phaseStarted(Phase phase, PhaseLength length) {}

    /** An interval of a phase is over. */
    default void intervalEnded(RunInterval interval) {}

    /** The measurement is over, finished or not. Called once, and not at all when nothing was measured. */
    default void runEnded(RunResult result) {}

    /** What the run has found, as the document that is written and shown. Called once, after the end of the run. */
    default void resultReady(Result result) {}
}

package bench.result;

import java.util.List;
import java.util.function.Supplier;

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

    /**
     * About a second of a phase is over: the whole of a report interval, or one of its equal parts. The parts of an interval come
     * before {@link #intervalEnded} has it as a whole.
     */
    default void tick(RunInterval part) {}

    /** An interval of a phase is over. */
    default void intervalEnded(RunInterval interval) {}

    /**
     * The checks can be asked what they would say of the phase that is measured if it ended now. Called after each of its
     * intervals.
     *
     * @param validity asks them, for as long as this call lasts; it takes time, so only who shows it should
     */
    default void judgedSoFar(Supplier<Validity> validity) {}

    /** Something has happened to the system under test, or to the clients' ties to it: one line for people. */
    default void marked(Mark.Kind kind, String text) {}

    /** A search is about to try a rate. */
    default void searching(SearchProgress progress) {}

    /** The measurement is over, finished or not. Called once, and not at all when nothing was measured. */
    default void runEnded(RunResult result) {}

    /** What the run has found, as the document that is written and shown. Called once, after the end of the run. */
    default void resultReady(Result result) {}
}

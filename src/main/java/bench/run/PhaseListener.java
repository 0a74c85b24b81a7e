package bench.run;

import bench.delivery.LoadCount;
import bench.result.RunInterval;

/** The interface of whoever follows the phases of a load. Called by the control thread. */
interface PhaseListener {
    /** How far the load has come; fails when there is no use in going on. Called again and again. */
    LoadCount look();

    /** This was seen in the phase that is under way. */
    void looked(LoadCount count);

    /** A phase will begin at this moment, which lies a little ahead. */
    void phaseAnnounced(LoadPhase phase, long startNs);

    /** A phase has begun; what becomes of it is the sum of the report intervals that have ended. */
    void phaseBegan(PhaseOutcome outcome);

    /** A part of the report interval that is under way is over. */
    void ticked(RunInterval part);

    /** A report interval of the phase that is under way is over. */
    void intervalEnded(RunInterval interval);

    /** A phase is over; more may come in for it. */
    void phaseEnded(PhaseOutcome outcome);
}

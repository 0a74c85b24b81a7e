package bench.run;

import bench.result.RunInterval;

/** The interface of whoever follows the phases of a load. Called by the control thread. */
interface PhaseListener {
    /** The load is looked at, again and again; fails when there is no use in going on. */
    void look(double rate);

    /** A phase will begin at this moment, which lies a little ahead. */
    void phaseAnnounced(LoadPhase phase, long startNs);

    /** A phase has begun. */
    void phaseBegan(LoadPhase phase);

    /** A report interval of the phase that is under way is over. */
    void intervalEnded(RunInterval interval);

    /** A phase is over; more may come in for it. */
    void phaseEnded(PhaseOutcome outcome);
}

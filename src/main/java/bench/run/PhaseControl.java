package bench.run;

import bench.delivery.LoadCount;
import bench.result.Check;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import java.time.Duration;
import java.util.Optional;

/** Steers a phase by what its intervals show. Confined to the control thread; moments are in the time of the run. */
interface PhaseControl {
    /** Keeps the rate, and ends the phase by its length. */
    PhaseControl FIXED = new PhaseControl() {};

    /**
     * A look at the load while the phase is on, some twenty times a second.
     *
     * @param backlog messages that are acked and not yet received, over all subscriptions
     */
    default void look(LoadCount count, long backlog) {}

    /** The rate from now on, in messages/s, given the report interval that has just ended; {@code rate} is the present one. */
    default double rateAfter(RunInterval interval, double rate) {
        return rate;
    }

    /** Whether the phase may go on beyond its length: what follows then begins when it has ended, and not before. */
    default boolean isOpenEnded() {
        return false;
    }

    /** How long the phase may take, which was asked to be so long. */
    default PhaseLength length(Duration asked) {
        return PhaseLength.exactly(asked);
    }

    /** Asked where the phase's length is over: whether it goes on for an interval that would end so long after its start. */
    default boolean goesOn(Duration end) {
        return false;
    }

    /** When the phase, which began at this moment, has ended before its length; empty while it has not. */
    default Optional<Long> endedNs(long phaseStartNs) {
        return Optional.empty();
    }

    /** Whether it will soon be known that the phase has ended: until then no interval of it is closed. */
    default boolean isAboutToEnd(long phaseStartNs) {
        return false;
    }

    /** Whether consumers begin the phase with a backlog that was asked for, and are to work it off. */
    default boolean isCatchingUp() {
        return false;
    }

    /** What it has found out, when the phase has ended. */
    default Optional<Check> finding() {
        return Optional.empty();
    }
}

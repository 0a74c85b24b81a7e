package bench.run;

import bench.result.Check;
import bench.result.RunInterval;
import java.time.Duration;
import java.util.Optional;

/** Steers a phase by what its intervals show. Confined to the control thread; moments are in the time of the run. */
interface PhaseControl {
    /** Keeps the rate, and ends the phase by its length. */
    PhaseControl FIXED = new PhaseControl() {};

    /** The rate from now on, in messages/s, given the report interval that has just ended; {@code rate} is the present one. */
    default double rateAfter(RunInterval interval, double rate) {
        return rate;
    }

    /** Whether the phase may go on beyond its length: what follows then begins when it has ended, and not before. */
    default boolean isOpenEnded() {
        return false;
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

    /** What it has found out, when the phase has ended. */
    default Optional<Check> finding() {
        return Optional.empty();
    }
}

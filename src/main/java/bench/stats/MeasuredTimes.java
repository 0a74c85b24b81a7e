package bench.stats;

import java.util.Arrays;

/** When a run measures: which of its latest phases do, by when each began. Immutable. */
final class MeasuredTimes {
    /** Nothing is measured. */
    static final MeasuredTimes NONE = new MeasuredTimes(starts(), new int[LivePhases.SLOTS], 1);

    /** Of each phase but the first, which has all that was before: fields, as a look into an array is checked for its bounds. */
    private final long secondNs;

    private final long thirdNs;
    private final long fourthNs;
    /** 1 for a phase that is measured, else 0. */
    private final int[] measured;

    private final int phases;

    private MeasuredTimes(long[] startsNs, int[] measured, int phases) {
        this.secondNs = startsNs[1];
        this.thirdNs = startsNs[2];
        this.fourthNs = startsNs[3];
        this.measured = measured;
        this.phases = phases;
    }

    private static long[] starts() {
        long[] starts = new long[LivePhases.SLOTS];
        Arrays.fill(starts, LivePhases.NEVER);
        return starts;
    }

    /** The same and one more phase, which begins after all of them; of too many, the oldest two are one. */
    MeasuredTimes with(long startNs, boolean isMeasured) {
        boolean full = phases == LivePhases.SLOTS;
        int from = full ? 1 : 0;
        int place = full ? phases - 1 : phases;
        long[] starts = Arrays.copyOfRange(new long[] {0, secondNs, thirdNs, fourthNs}, from, from + LivePhases.SLOTS);
        int[] flags = Arrays.copyOfRange(measured, from, from + LivePhases.SLOTS);
        starts[place] = startNs;
        flags[place] = isMeasured ? 1 : 0;
        return new MeasuredTimes(starts, flags, place + 1);
    }

    /** 1 where what was sent at this moment is measured, else 0. */
    int isMeasured(long sentNs) {
        return measured[
                LivePhases.hasBegun(secondNs, sentNs)
                        + LivePhases.hasBegun(thirdNs, sentNs)
                        + LivePhases.hasBegun(fourthNs, sentNs)];
    }
}

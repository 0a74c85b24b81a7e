package bench.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The phases for which messages may still be on their way, by when each began: to which of them a message belongs follows
 * from when it was sent, alone, so all threads agree on it. Whatever was before the second belongs to the first. Immutable.
 *
 * <p>A phase's start lies a moment ahead when it becomes known, so no thread can have sent anything after it without knowing of
 * it.
 */
final class LivePhases {
    /** So many have recorders of their own; what comes in for older ones is counted, and belongs to no phase. */
    static final int SLOTS = 4;

    /** Further ahead than any moment, and not so far that a difference to one would overflow. */
    static final long NEVER = Long.MAX_VALUE / 2;

    /** In ascending order; {@link #NEVER} where no phase is yet. */
    private final long[] startsNs;

    private final PhaseRecorders[] recorders;

    private LivePhases(long[] startsNs, PhaseRecorders[] recorders) {
        this.startsNs = startsNs;
        this.recorders = recorders;
    }

    /** One phase, which has all that was ever sent. */
    static LivePhases of(PhaseRecorders first) {
        long[] starts = new long[SLOTS];
        Arrays.fill(starts, NEVER);
        PhaseRecorders[] recorders = new PhaseRecorders[SLOTS];
        recorders[0] = first;
        return new LivePhases(starts, recorders);
    }

    /** Whether a phase has to make room for the next one. */
    boolean isFull() {
        return recorders[SLOTS - 1] != null;
    }

    /** The same phases, the oldest two merged: what comes in for either goes here. */
    LivePhases withOldest(PhaseRecorders both) {
        long[] starts = Arrays.copyOfRange(startsNs, 1, SLOTS + 1);
        PhaseRecorders[] fewer = Arrays.copyOfRange(recorders, 1, SLOTS + 1);
        starts[SLOTS - 1] = NEVER;
        fewer[0] = both;
        return new LivePhases(starts, fewer);
    }

    /** These, and one more that begins after all of them. */
    LivePhases with(long startNs, PhaseRecorders next) {
        int size = recorders().size();
        long[] starts = startsNs.clone();
        PhaseRecorders[] more = recorders.clone();
        starts[size] = startNs;
        more[size] = next;
        return new LivePhases(starts, more);
    }

    /** Whether something may be recorded here from now on. */
    boolean has(PhaseRecorders phase) {
        return recorders().contains(phase);
    }

    /** When the phase at this place began; further ahead than any moment where there is none. */
    long startNs(int index) {
        return startsNs[index];
    }

    /** Those of the live phases, in their order. */
    List<PhaseRecorders> recorders() {
        return Stream.of(recorders).takeWhile(each -> each != null).toList();
    }

    /** A message that was sent at this moment has failed. */
    void failed(long sentNs) {
        recorders[indexAt(sentNs)].failures().increment();
    }

    private int indexAt(long sentNs) {
        int index = 0;
        for (int i = 1; i < SLOTS; i++) {
            index += hasBegun(startsNs[i], sentNs);
        }
        return index;
    }

    /** 1 when a phase that began at the one moment was under way at the other, or over; else 0. */
    static int hasBegun(long startNs, long sentNs) {
        // Branch-free: C2 prunes branches never taken, so an if would deoptimize the send loop at the first message of
        // a phase.
        return 1 - (int) ((sentNs - startNs) >>> (Long.SIZE - 1));
    }

    /** Puts a time that passed down to the phases in which it passed. */
    void blocked(long fromNs, long toNs) {
        for (int i = 0; i < SLOTS && recorders[i] != null; i++) {
            long startNs = i == 0 ? Long.MIN_VALUE : startsNs[i];
            long endNs = i + 1 < SLOTS ? startsNs[i + 1] : Long.MAX_VALUE;
            long nanos = Math.min(toNs, endNs) - Math.max(fromNs, startNs);
            if (nanos > 0) {
                recorders[i].blocks().add(nanos);
            }
        }
    }
}

package bench.stats;

import java.util.Arrays;
import java.util.function.Function;
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
    static final int SLOTS = 8;

    /** Further ahead than any moment, and not so far that a difference to one would overflow. */
    private static final long NEVER = Long.MAX_VALUE / 2;

    /** In ascending order; {@link #NEVER} where no phase is yet. */
    private final long[] startsNs;

    private final PhaseRecorders[] recorders;
    /** By slot of the thread, and then by phase: one look-up less for each message than by way of the phase. */
    private final SampleRecorder[][] sends;

    private final SampleRecorder[][] acks;
    private final SampleRecorder[][] receipts;

    private LivePhases(long[] startsNs, PhaseRecorders[] recorders) {
        this.startsNs = startsNs;
        this.recorders = recorders;
        this.sends = bySlot(recorders, PhaseRecorders::sends);
        this.acks = bySlot(recorders, PhaseRecorders::acks);
        this.receipts = bySlot(recorders, PhaseRecorders::receipts);
    }

    private static SampleRecorder[][] bySlot(PhaseRecorders[] phases, Function<PhaseRecorders, RecorderGroup> group) {
        SampleRecorder[][] bySlot = new SampleRecorder[group.apply(phases[0]).size()][SLOTS];
        for (int slot = 0; slot < bySlot.length; slot++) {
            for (int phase = 0; phase < SLOTS && phases[phase] != null; phase++) {
                bySlot[slot][phase] = group.apply(phases[phase]).at(slot);
            }
        }
        return bySlot;
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
        int size = (int) Stream.of(recorders).takeWhile(each -> each != null).count();
        long[] starts = startsNs.clone();
        PhaseRecorders[] more = recorders.clone();
        starts[size] = startNs;
        more[size] = next;
        return new LivePhases(starts, more);
    }

    /** Whether something may be recorded here from now on. */
    boolean has(PhaseRecorders phase) {
        return Arrays.asList(recorders).contains(phase);
    }

    /** Where a thread that sends records what was sent at this moment. */
    SampleRecorder sends(int slot, long sentNs) {
        return sends[slot][indexAt(sentNs)];
    }

    /** Where its acks are recorded. */
    SampleRecorder acks(int slot, long sentNs) {
        return acks[slot][indexAt(sentNs)];
    }

    /** Where a thread that polls records what was sent at this moment. */
    SampleRecorder receipts(int slot, long sentNs) {
        return receipts[slot][indexAt(sentNs)];
    }

    /** A message that was sent at this moment has failed. */
    void failed(long sentNs) {
        recorders[indexAt(sentNs)].failures().increment();
    }

    /** Which phase was under way at this moment. */
    private int indexAt(long sentNs) {
        // Branch-free: C2 prunes branches never taken, so an if would deoptimize the send loop at the first message of
        // a phase.
        int index = 0;
        for (int i = 1; i < SLOTS; i++) {
            index += 1 - (int) ((sentNs - startsNs[i]) >>> (Long.SIZE - 1));
        }
        return index;
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

package bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * What has become of a run of a campaign.
 *
 * @param state how far it is
 * @param exitCode of its process; null before it has ended
 * @param verdict on its measurement: valid, warn or invalid, or incomplete; null where there is no result
 * @param runId that its result has; null where there is no result
 * @param reason why it has failed or was left out; null where it was not
 * @param open true where a condition could not be judged, and none is missed for sure; else null
 * @param startedAt when its process was started; null before
 * @param endedAt when that has ended; null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunOutcome(
        State state,
        Integer exitCode,
        String verdict,
        String runId,
        String reason,
        Boolean open,
        Instant startedAt,
        Instant endedAt) {
    /** How far a run is. */
    public enum State {
        PENDING,
        /** Or its campaign has ended without a word. */
        RUNNING,
        /** By itself, well or not: it is not run again. */
        ENDED,
        /** With the campaign: it is run again when that goes on. */
        STOPPED,
        /** Not run, and not going to be. */
        LEFT_OUT;

        /** The word in the result, and for people. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Of a run that has not begun. */
    public static final RunOutcome PENDING = new RunOutcome(State.PENDING, null, null, null, null, null, null, null);

    public RunOutcome {
        Objects.requireNonNull(state, "state");
    }

    /** Of a run that begins now. */
    public static RunOutcome begun(Instant now) {
        return new RunOutcome(State.RUNNING, null, null, null, null, null, now, null);
    }

    /** Of a run that is not run, for this reason. */
    public static RunOutcome leftOut(String why) {
        return new RunOutcome(State.LEFT_OUT, null, null, null, why, null, null, null);
    }

    /** Of a run that was begun so and has ended. */
    public RunOutcome ended(State how, int code, String judged, String why, Instant now) {
        return new RunOutcome(how, code, judged, runId, why, null, startedAt, now);
    }

    /** The same for a run whose result has this id. */
    public RunOutcome withRunId(String id) {
        return new RunOutcome(state, exitCode, verdict, id, reason, open, startedAt, endedAt);
    }

    /** The same for a run that leaves a condition open. */
    public RunOutcome leftOpen() {
        return new RunOutcome(state, exitCode, verdict, runId, reason, true, startedAt, endedAt);
    }

    /** Whether it says nothing against its rate, though a condition was not met. */
    public boolean leavesOpen() {
        return Boolean.TRUE.equals(open);
    }

    /** Whether it has ended well, and has left a result. */
    public boolean hasCompleted() {
        return state == State.ENDED && verdict != null && reason == null;
    }

    /** Whether the run has left this result. Where its campaign was killed meanwhile, only a part of one can be known for its own. */
    public boolean hasLeft(Result result) {
        if (runId != null) {
            return runId.equals(result.run().id());
        }
        Instant resultStartedAt = result.run().times().startedAt();
        return state == State.RUNNING
                && !result.run().isComplete()
                && startedAt != null
                && resultStartedAt != null
                && !resultStartedAt.isBefore(startedAt);
    }

    /** Whether nothing more is to be done for it. */
    @JsonIgnore
    public boolean isSettled() {
        return state == State.ENDED || state == State.LEFT_OUT;
    }
}

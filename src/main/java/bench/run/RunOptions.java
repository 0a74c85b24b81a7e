package bench.run;

import bench.config.Workload;
import bench.validity.SteadyState;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run is asked for beside its files.
 *
 * @param keepTopics whether the topics that it creates are left in place
 * @param untilSteady how long the warm-up may last until the load has settled; empty = the warm-up ends by the clock
 * @param depletion of the system's burst, before anything else; empty = none
 * @param search how the rate is searched, where the workload asks for that
 * @param abortOnFail how long a run may miss any of its thresholds at first without being ended; empty = only those end it that
 *     ask for that themselves
 */
public record RunOptions(
        boolean keepTopics,
        Optional<Duration> untilSteady,
        Optional<Depletion> depletion,
        SearchOptions search,
        Optional<Duration> abortOnFail) {
    /** Topics are deleted, and the warm-up ends by the clock. */
    public static final RunOptions DEFAULT = new RunOptions(false, Optional.empty());

    /** The same where it is known what this client can do, in messages/s. */
    public RunOptions withCeiling(double messagesPerSecond) {
        return new RunOptions(keepTopics, untilSteady, depletion, search.withCeiling(messagesPerSecond), abortOnFail);
    }

    /** Without a depletion. */
    public RunOptions(boolean keepTopics, Optional<Duration> untilSteady) {
        this(keepTopics, untilSteady, Optional.empty());
    }

    /** A search, if there is one, is done as nobody asked for another way. */
    public RunOptions(boolean keepTopics, Optional<Duration> untilSteady, Optional<Depletion> depletion) {
        this(keepTopics, untilSteady, depletion, SearchOptions.DEFAULT);
    }

    /** A run goes on to its end, whatever it misses, unless thresholds of its workload ask to end it. */
    public RunOptions(
            boolean keepTopics, Optional<Duration> untilSteady, Optional<Depletion> depletion, SearchOptions search) {
        this(keepTopics, untilSteady, depletion, search, Optional.empty());
    }

    /** The same where a run is ended that misses any of its thresholds, after so long at first. */
    public RunOptions withAbortOnFail(Optional<Duration> grace) {
        return new RunOptions(keepTopics, untilSteady, depletion, search, grace);
    }

    /** The same, where topics are left in place or not. */
    public RunOptions withKeptTopics(boolean keeps) {
        return new RunOptions(keeps, untilSteady, depletion, search, abortOnFail);
    }

    /** The shortest {@link #untilSteady} that a workload can do with; empty when it is long enough, or not asked for. */
    public Optional<Duration> longerUntilSteady(Workload workload) {
        Duration interval = workload.timing().reportInterval();
        int missing = SteadyState.INTERVALS - new Ticks(0, workload.timing().warmupDuration(), interval).count();
        Duration shortest = workload.timing().warmupDuration().plus(interval.multipliedBy(missing));
        return untilSteady
                .filter(limit -> missing > 0 && limit.compareTo(shortest) < 0)
                .map(limit -> shortest);
    }
}

package bench.run.search;

import bench.run.search.RateSearch.Step;
import bench.run.search.Trial.Verdict;
import java.util.SplittableRandom;

/**
 * A cluster whose truth is known: what is offered beyond its capacity queues, as a fluid. Trials follow the rules of real ones,
 * with 3 s that are not judged, on an empty queue.
 */
final class SimulatedCluster {
    static final double SETTLE_SECONDS = 3;
    private static final double TRIAL_SECONDS = 10;
    private static final double CONFIRMATION_SECONDS = 60;
    private static final double STEP_SECONDS = 0.05;
    private static final double LEAST_ACKED = 0.99;
    private static final double MOST_GROWTH = 0.005;

    private final double capacity;
    /** From so many messages on, the capacity is {@link #capacityThen}. */
    private final double dropAt;

    private final double capacityThen;
    /** Chance, each second, that nothing is taken for a moment. */
    private final double stallsPerSecond;

    private final SplittableRandom random;
    private double taken;
    private double stalledSeconds;

    private SimulatedCluster(
            double capacity, double dropAt, double capacityThen, double stallsPerSecond, SplittableRandom random) {
        this.capacity = capacity;
        this.dropAt = dropAt;
        this.capacityThen = capacityThen;
        this.stallsPerSecond = stallsPerSecond;
        this.random = random;
    }

    static SimulatedCluster steady(double capacity) {
        return dropping(capacity, Double.MAX_VALUE, 1);
    }

    /** After so many messages, this share of the capacity is left. */
    static SimulatedCluster dropping(double capacity, double dropAt, double share) {
        return new SimulatedCluster(capacity, dropAt, share * capacity, 0, new SplittableRandom(1));
    }

    static SimulatedCluster stalling(double capacity, double stallsPerSecond, SplittableRandom random) {
        return new SimulatedCluster(capacity, Double.MAX_VALUE, capacity, stallsPerSecond, random);
    }

    /** Messages that were taken since the start. */
    double taken() {
        return taken;
    }

    /** The highest rate that meets the rules of a trial, where the capacity is constant and nothing stalls. */
    static double highestThatPasses(double capacity) {
        return capacity / (1 - MOST_GROWTH);
    }

    Verdict trial(Step step) {
        double rate = step.rate();
        double seconds = step.isConfirmation() ? CONFIRMATION_SECONDS : TRIAL_SECONDS;
        double queue = offer(rate, 0, SETTLE_SECONDS);
        double before = taken;
        double queueBefore = queue;
        queue = offer(rate, queue, seconds);
        boolean isAcked = taken - before >= LEAST_ACKED * rate * seconds;
        boolean isStable = (queue - queueBefore) / seconds <= MOST_GROWTH * rate * (1 + 1e-9);
        // It empties before the next trial.
        taken += queue;
        return isAcked && isStable ? Verdict.PASS : Verdict.FAIL;
    }

    /** The queue after so long. */
    private double offer(double rate, double queueAtFirst, double seconds) {
        double queue = queueAtFirst;
        for (long i = Math.round(seconds / STEP_SECONDS); i > 0; i--) {
            queue += rate * STEP_SECONDS;
            if (random.nextDouble() < stallsPerSecond * STEP_SECONDS) {
                stalledSeconds = random.nextDouble(0.1, 0.5);
            }
            if (stalledSeconds > 0) {
                stalledSeconds -= STEP_SECONDS;
            } else {
                double now = Math.min(queue, (taken < dropAt ? capacity : capacityThen) * STEP_SECONDS);
                queue -= now;
                taken += now;
            }
        }
        return queue;
    }
}

/**
 * When each send is due: the schedules that producers follow, evenly spaced, in bursts or at random, at a constant rate or
 * along a ramp.
 *
 * <p>May import: {@code config}.
 */
package bench.worker.schedule;

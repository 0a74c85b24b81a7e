/**
 * The recipe of a run: its phases, the ticks of its intervals, and what controls the load. May import worker, driver,
 * validity, result, stats, delivery, config, time and yaml (for what hides secrets).
 */
package bench.run;

/**
 * What was measured: recorders that threads write to, intervals that swap them, and their sum. May import config and
 * time.
 */
package bench.stats;

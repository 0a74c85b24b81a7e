/**
 * What was measured: recorders that threads write to, intervals that swap them, and their sum. Imports nothing of the project.
 */
package bench.stats;

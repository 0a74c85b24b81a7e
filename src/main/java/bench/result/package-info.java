/**
 * What a run has found, and who is told of it. May import stats, delivery and config.
 */
package bench.result;

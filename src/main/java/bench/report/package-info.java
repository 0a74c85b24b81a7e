/**
 * What a run shows and leaves behind: console lines and result files. May import stats and config; never run or worker.
 */
package bench.report;

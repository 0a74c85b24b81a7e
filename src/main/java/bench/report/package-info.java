/**
 * What a run shows and leaves behind: console lines and result files. May import result, stats, delivery,
 * config and yaml; never run or worker.
 */
package bench.report;

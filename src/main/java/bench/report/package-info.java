/**
 * What a run shows and leaves behind: console lines and result files. May import result, stats, and yaml
 * for the wording of failures; never run or worker.
 */
package bench.report;

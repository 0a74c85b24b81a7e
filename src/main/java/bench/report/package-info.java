/**
 * What a run shows and leaves behind: console lines, result files, and what is made of results, which needs
 * nothing but them. May import result, stats, and yaml for the wording of failures and for secrets; never run or worker.
 */
package bench.report;

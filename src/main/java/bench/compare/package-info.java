/**
 * Whether the runs of one side are better or worse than those of another: statistics over results, and nothing but functions.
 * May import result and stats.
 */
package bench.compare;

/**
 * What Prometheus reads of a run while it is on: figures as of the last tick, and the HTTP endpoint that gives them out. May import
 * result and stats.
 */
package bench.report.metrics;

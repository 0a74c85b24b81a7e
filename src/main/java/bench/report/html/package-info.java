/**
 * The report of one or several results as a single page for a browser. May import report for the form of an output, result,
 * stats, and yaml.
 */
package bench.report.html;

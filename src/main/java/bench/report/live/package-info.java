/**
 * The view of a run that is redrawn in place while the run is on: what it shows, how that is drawn, and the screen that draws
 * it. May import result, stats, and yaml for the wording.
 */
package bench.report.live;

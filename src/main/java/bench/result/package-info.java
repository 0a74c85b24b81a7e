/**
 * What a run has found: the document, its file, and figures by name; and who listens to a run. May import stats and delivery;
 * what is known of a run before it also imports config.
 */
package bench.result;

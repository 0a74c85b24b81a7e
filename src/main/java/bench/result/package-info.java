/**
 * What a run has found: the document, its file, and figures by name; and who listens to a run. May import stats and
 * delivery.
 */
package bench.result;

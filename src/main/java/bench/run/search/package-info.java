/**
 * The search for the highest rate that a system sustains: a function of what its trials have shown. May import nothing of the
 * project.
 */
package bench.run.search;

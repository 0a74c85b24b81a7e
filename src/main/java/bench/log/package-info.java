/**
 * What libraries log, and what repeats itself in other ways: a few lines of each kind, and how many more there were. May
 * import nothing of the project.
 */
package bench.log;

/**
 * The load: producer and consumer threads, their schedule, and what they send. May import driver, stats, config and time.
 */
package bench.worker;

/**
 * The load: producer and consumer threads, their schedule, and what they send. May import driver, stats, config, log and
 * time.
 */
package bench.worker;

/**
 * The load: producer and consumer threads, their schedule, and what they send. May import driver, stats, delivery,
 * config, log, yaml and time.
 */
package bench.worker;

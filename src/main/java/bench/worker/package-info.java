/**
 * The load: producer and consumer threads, and what they send. May import worker.schedule, driver, stats, delivery,
 * config, log, yaml and time.
 */
package bench.worker;

/**
 * What this machine can do by itself: the ordinary recipe of a run with the broker in memory, and threads that only time
 * messages. May import run, validity, driver, driver.loopback, result, stats, config and time.
 */
package bench.calibrate;

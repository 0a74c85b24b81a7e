/**
 * What a messaging system must offer to be measured: topics, producers with callbacks, consumers that are polled. May
 * import config and time; no Kafka.
 */
package bench.driver;

/**
 * What a messaging system must offer to be measured: topics, producers with callbacks, consumers that are polled; and what its
 * files say. May import config, yaml and time; no Kafka.
 */
package bench.driver;

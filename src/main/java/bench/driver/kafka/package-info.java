/** The Kafka driver: plain Kafka clients behind the driver interface. May import driver, config, yaml and time. */
package bench.driver.kafka;

package bench.driver;

/**
 * What a consumer is made for.
 *
 * @param topic what it reads
 * @param subscription name of its consumer group
 * @param index of the consumer among all of the run, from 0
 */
public record ConsumerSpec(Topic topic, String subscription, int index) {}

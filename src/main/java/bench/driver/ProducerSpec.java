package bench.driver;

/**
 * What a producer is made for.
 *
 * @param topic where it sends
 * @param index of the producer among all of the run, from 0
 */
public record ProducerSpec(Topic topic, int index) {}

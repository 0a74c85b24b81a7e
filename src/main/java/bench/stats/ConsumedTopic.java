package bench.stats;

/**
 * A topic as each of its subscriptions reads it.
 *
 * @param partitions of the topic
 * @param firstProducer id of the first of those that send to it, which have consecutive ids
 * @param producers how many they are; 0 when nobody sends to it in this run
 * @param consumers among which a subscription shares the partitions
 */
public record ConsumedTopic(int partitions, int firstProducer, int producers, int consumers) {}

package bench.delivery;

/**
 * A topic as each of its subscriptions reads it.
 *
 * @param partitions of the topic when the run began
 * @param firstProducer id of the first of those whose messages may come by it, which have consecutive ids
 * @param producers how many they are
 * @param mirrored whether nobody sends to it in this run, so that messages come by it from other topics, sooner or later
 * @param consumers among which a subscription shares the partitions
 */
public record ConsumedTopic(int partitions, int firstProducer, int producers, boolean mirrored, int consumers) {}

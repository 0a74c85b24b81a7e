package bench.driver.loopback;

/**
 * How many messages the loopback driver has applied a fault to so far, each counted once, however many subscriptions saw it.
 *
 * <p>Only faults that were applied are counted: without a subscription nothing is delivered, so only failures are; a
 * message that found no successor to be reordered with is not.
 *
 * @param failed sends that failed because of {@code failOneIn}
 * @param lost messages that were acked and are never delivered
 * @param duplicated messages that were stored twice
 * @param reordered messages that were stored after their producer's next one in the partition
 * @param corrupted messages that were stored with a changed check or another size
 */
public record FaultCounts(long failed, long lost, long duplicated, long reordered, long corrupted) {}

/**
 * A broker in memory, with a latency, a capacity and faults that are known: for runs without a broker, for what the
 * harness itself can do, and as the truth that measurements are checked against. May import driver, config, yaml and time.
 *
 * <p>A send goes {@code LoopbackProducer -> FaultyAppender -> PartitionLog}, and its ack comes at once on the sending
 * thread, or later from the producer's {@code IoThread}. A poll goes {@code LoopbackConsumer -> Cursor -> Segment}.
 */
package bench.driver.loopback;

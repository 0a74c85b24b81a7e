package bench.delivery;

/** A topic of four partitions that two producers send to, and a subscription of two consumers. */
abstract class LedgerTest {
    final DeliveryLedger ledger = new DeliveryLedger(2, 1, producer -> true);
    final SubscriptionLedger consumers = ledger.subscription(0, new ConsumedTopic(4, 0, 2, false, 2));
    final ConsumerLedger topic = consumers.consumer(0);

    final void sendAndAck(int producer, int messages) {
        for (int i = 0; i < messages; i++) {
            ledger.producer(producer).sent(i);
            ledger.producer(producer).acked(i);
        }
    }

    final Delivery.Counts counts() {
        return ledger.delivery().total();
    }
}

package bench.broker;

/** A process that starts a broker, says which one, and then does nothing until it is killed. */
final class BrokerParent {
    private BrokerParent() {}

    public static void main(String[] arguments) throws InterruptedException {
        ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
        System.out.println(broker.pid());
        System.out.println(broker.workDir());
        System.out.println("ready");
        Thread.currentThread().join();
    }
}

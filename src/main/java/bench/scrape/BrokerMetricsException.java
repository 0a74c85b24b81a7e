package bench.scrape;

/** Brokers whose metrics were asked for do not say them. The message is one line for the user. */
public final class BrokerMetricsException extends RuntimeException {
    BrokerMetricsException(String message) {
        super(message);
    }
}

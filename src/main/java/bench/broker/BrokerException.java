package bench.broker;

/** The throwaway broker did not start, or did not go on: the reason in one line. Exit code 1. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}

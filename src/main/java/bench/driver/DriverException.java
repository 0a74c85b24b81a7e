package bench.driver;

/** The system under test failed a request: one line that names the address or the topic, and the cause. Exit code 1. */
public final class DriverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DriverException(String message) {
        super(message);
    }

    public DriverException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What a JVM could not do, with what helps. */
    public static DriverException of(Error error) {
        return new DriverException(
                MachineFailures.explain(error).orElseGet(() -> "the JVM could not go on: " + error), error);
    }
}

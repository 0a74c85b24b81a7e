package bench.driver;

import bench.config.OwnClasses;

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
        if (error instanceof OutOfMemoryError) {
            return new DriverException(
                    "out of memory (" + error.getMessage()
                            + "): give bench more with BENCH_JAVA_OPTS=-Xmx..., or ask for"
                            + " fewer clients or smaller payloads",
                    error);
        }
        return new DriverException(
                "the JVM could not go on: " + OwnClasses.explainMissing(error).orElseGet(error::toString), error);
    }
}

package bench.result;

/** A file is not a result that can be read. The message is one line for the user. */
public final class UnreadableResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableResultException(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadableResultException(String message) {
        super(message);
    }
}

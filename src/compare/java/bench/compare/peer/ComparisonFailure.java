package bench.compare.peer;

/** A comparison cannot go on; the message says why, and what a program has printed last. */
final class ComparisonFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ComparisonFailure(String message) {
        super(message);
    }
}

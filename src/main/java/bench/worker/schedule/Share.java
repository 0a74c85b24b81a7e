package bench.worker.schedule;

/**
 * A producer's place among all: message {@code i} of producer {@code p} is number {@code i * producers + p} of all messages.
 *
 * @param producer from 0
 */
record Share(int producer, int producers) {
    /** All messages. */
    static final Share WHOLE = new Share(0, 1);

    /** The number among all messages of one of this producer's. */
    double numberOf(long index) {
        return (double) index * producers + producer;
    }

    /** How many of the first messages are of this producer. */
    long of(double messages) {
        return (long) Math.max(0, Math.ceil((messages - producer) / producers));
    }
}

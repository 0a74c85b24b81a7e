package bench.result;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What consumers did with a backlog. Messages and bytes are over all subscriptions, but for those of producers.
 *
 * @param built the backlog
 * @param drained how it was read; null where the run ended before
 */
public record CatchUp(
        Built built,
        @JsonInclude(JsonInclude.Include.NON_NULL) Drained drained) {
    /**
     * The backlog when it was complete, or given up.
     *
     * @param reached whether it has the size that was asked for
     * @param askedBytes that size
     * @param bytes its size, by the mean size of what the run has sent
     * @param messages in it
     * @param existingMessages of these, what was in the topics before the run
     * @param seconds that it took
     * @param publishRate messages/s that were stored meanwhile
     * @param publishByteRate bytes/s likewise
     */
    public record Built(
            boolean reached,
            long askedBytes,
            long bytes,
            long messages,
            long existingMessages,
            double seconds,
            double publishRate,
            double publishByteRate) {}

    /**
     * How it was read.
     *
     * @param reached whether no more is left than was asked for
     * @param messages in the backlog when consumers began to read
     * @param leftMessages in it at the end
     * @param seconds that it took
     * @param publishRate messages/s of live traffic meanwhile
     * @param consumeRate messages/s that were read, of the backlog and of live traffic
     * @param consumeByteRate bytes/s likewise
     */
    public record Drained(
            boolean reached,
            long messages,
            long leftMessages,
            double seconds,
            double publishRate,
            double consumeRate,
            double consumeByteRate) {}
}

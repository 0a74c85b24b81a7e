package bench.run;

import bench.driver.Driver;
import bench.driver.LogOffsets;
import bench.driver.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where the logs of some topics end, asked for now and then without waiting for the answer. Confined to the control thread.
 * Moments are on the scale of {@code Clock.nanoTime}.
 */
final class LogQuestion {
    private static final long EVERY_NS = 500_000_000L;

    /**
     * An answer.
     *
     * @param askedNs when it was asked for: what it says was so no earlier
     * @param logs by topic, then by partition
     */
    record Answer(long askedNs, Map<String, List<LogOffsets>> logs) {}

    private final Driver driver;
    private final List<Topic> topics;
    private Long askedNs;
    /** Null when there is no question. */
    private CompletableFuture<Map<String, List<LogOffsets>>> question;
    /** The last one; null before the first. */
    private Answer answer;

    LogQuestion(Driver driver, List<Topic> topics) {
        this.driver = driver;
        this.topics = topics;
    }

    /** Takes the answer if it is there, and asks again if that was some time ago. */
    void look(long nowNs) {
        if (question != null && question.isDone()) {
            // Why there is no answer is for others to find out.
            if (!question.isCompletedExceptionally()) {
                answer = new Answer(askedNs, question.join());
            }
            question = null;
        }
        if (question == null && (askedNs == null || nowNs - askedNs > EVERY_NS)) {
            askedNs = nowNs;
            question = driver.offsets(topics);
        }
    }

    Optional<Answer> last() {
        return Optional.ofNullable(answer);
    }
}

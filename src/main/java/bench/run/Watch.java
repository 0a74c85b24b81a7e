package bench.run;

import bench.config.Workload;
import bench.delivery.LoadCount;
import bench.driver.Driver;
import bench.driver.DriverException;
import bench.driver.Topic;
import bench.validity.SilenceMeter;
import bench.worker.Worker;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Looks after a load while it is on: whether the system still answers, and whether going on is of any use. Confined to the
 * control thread, which never waits here.
 */
final class Watch {
    /** Silence for so long is worth a question to the system; a broker that is slow is not asked more often. */
    private static final double SUSPICIOUS_SECONDS = 2;

    private static final long ASK_EVERY_NS = 3_000_000_000L;
    /** Sends that fail from the first one on for so long, for a reason that does not pass, will not begin to succeed. */
    private static final long HOPELESS_NS = 5_000_000_000L;

    private final Driver driver;
    private final Worker worker;
    private final Workload workload;
    private final List<Topic> topics;
    private final SilenceMeter silence;
    private LoadCount count;
    private long firstFailureNs = LoadCount.NEVER;
    private long askedNs;
    /** What the system was asked for and has not said yet; null when it was asked for nothing. */
    private CompletableFuture<String> question;

    /** Why nothing comes, as far as the system could be asked; empty while all is well. */
    private String trouble = "";
    /** @param topics of the load, those that are sent to and those that are read */
    Watch(Driver driver, Worker worker, Workload workload, List<Topic> topics, long startNs) {
        this.driver = driver;
        this.worker = worker;
        this.workload = workload;
        this.topics = topics;
        this.silence = new SilenceMeter(startNs);
        this.askedNs = startNs;
        this.count = worker.progress();
    }

    /**
     * A look at the load.
     *
     * @param readable whether consumers have something to read that was there before the load
     * @return what it has done until now
     * @throws DriverException when there is no use in going on
     */
    LoadCount look(boolean readable) {
        count = worker.progress();
        double silentSeconds = silence.look(count, readable);
        throwIfHopeless();
        if (question != null && question.isDone()) {
            trouble = answer();
        } else if (silentSeconds < SUSPICIOUS_SECONDS) {
            trouble = "";
        } else {
            ask();
        }
        if (silentSeconds > workload.timing().outageTimeout().toMillis() / 1e3) {
            throw new DriverException(
                    String.format(Locale.ROOT, "nothing was acknowledged or received for %.0f s", silentSeconds)
                            + (trouble.isEmpty() ? " (outageTimeout)" : ": " + trouble));
        }
        return count;
    }

    private void throwIfHopeless() {
        if (firstFailureNs == LoadCount.NEVER && count.failed() > 0) {
            firstFailureNs = count.atNs();
        }
        if (firstFailureNs != LoadCount.NEVER && count.acked() == 0 && count.atNs() - firstFailureNs > HOPELESS_NS) {
            worker.hopelessBecause().ifPresent(reason -> {
                throw new DriverException("not one of the first " + count.failed() + " sends has succeeded: " + reason);
            });
        }
    }

    private void ask() {
        if (question == null && count.atNs() - askedNs > ASK_EVERY_NS) {
            askedNs = count.atNs();
            question = driver.diagnose(topics);
        }
    }

    /** Fails when the system says that waiting is of no use. */
    private String answer() {
        CompletableFuture<String> answered = question;
        question = null;
        try {
            return answered.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Why the system gives no answer, as far as it could be asked; empty while it gives some. */
    String trouble() {
        return trouble;
    }

    /** The longest silence since it was last taken, in seconds. */
    double longestSilence() {
        return silence.longestSeconds();
    }

    /** The same, which is taken. */
    double takeLongestSilence() {
        return silence.takeLongestSeconds();
    }
}

package bench.run;

import bench.driver.Driver;
import bench.driver.DriverException;
import bench.driver.Topic;
import bench.result.RunListener;
import bench.worker.Worker;
import bench.yaml.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends the clients of a run and deletes the topics that it created and its subscriptions, and nothing else. */
final class CleanUp {
    /** What each step may take when somebody waits for the run to stop: all steps together stay below 10 s. */
    static final Duration HURRIED = Duration.ofSeconds(1);

    /** What each step may take after a run that went well. */
    static final Duration NORMAL = Duration.ofSeconds(10);

    private static final Duration DELETE = Duration.ofSeconds(60);
    private static final Duration DELETE_HURRIED = Duration.ofSeconds(3);
    /** The driver gives up before its caller does: it knows why. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final int NAMED = 10;

    private final Driver driver;
    private final boolean keepTopics;
    private final RunLog log;
    private final RunListener listener;
    /** Names of what may be there; none before the run creates topics. */
    private List<String> topics = List.of();
    /** Empty before clients are created. */
    private Optional<Worker> worker = Optional.empty();

    CleanUp(Driver driver, boolean keepTopics, RunListener listener, RunLog log) {
        this.listener = listener;
        this.driver = driver;
        this.keepTopics = keepTopics;
        this.log = log;
    }

    /** These topics are about to be created. */
    void creates(List<Topic> created) {
        topics = created.stream().map(Topic::name).toList();
        if (keepTopics) {
            keeps(created);
        } else {
            listener.topicsToDelete(topics);
        }
    }

    /** These topics will be there after the run. */
    void keeps(List<Topic> kept) {
        listener.topicsToKeep(kept.stream().map(Topic::name).toList());
    }

    /** This has clients to be closed, from now on. */
    void closes(Worker started) {
        worker = Optional.of(started);
    }

    /** After a run that went well: topics that cannot be deleted are a failure. An interrupt hurries it. */
    void run() throws InterruptedException {
        try {
            worker.orElseThrow().close(NORMAL);
        } catch (InterruptedException | RuntimeException e) {
            hurriedRun(e);
            throw e;
        }
        delete(DELETE);
    }

    /** After a run that failed or was stopped: what goes wrong here is a warning, and suppressed by the first failure. */
    void hurriedRun(Exception first) throws InterruptedException {
        try {
            if (worker.isPresent()) {
                hurry(first, () -> worker.get().close(HURRIED));
            }
        } finally {
            hurry(first, () -> delete(DELETE_HURRIED));
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private void hurry(Exception first, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.warn(e.getMessage());
            first.addSuppressed(e);
        }
    }

    /** Topics and subscriptions at the same time. Nobody else could use a run's subscriptions, so they go though topics stay. */
    private void delete(Duration timeout) throws InterruptedException {
        CompletableFuture<Void> subscriptions = driver.deleteSubscriptions(timeout)
                .orTimeout(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        try {
            deleteTopics(timeout);
        } finally {
            awaitDeletion(subscriptions);
        }
    }

    /** Subscriptions that are left are a warning, and no failure: not everybody may delete them. */
    private void awaitDeletion(CompletableFuture<Void> subscriptions) throws InterruptedException {
        try {
            subscriptions.get();
        } catch (ExecutionException e) {
            log.warn(
                    e.getCause() instanceof TimeoutException
                            ? "subscriptions may be left: deleting them did not end in time"
                            : Driver.failure(e).getMessage());
        }
    }

    private void deleteTopics(Duration timeout) throws InterruptedException {
        if (keepTopics) {
            log.keptTopics(topics);
            return;
        }
        CompletableFuture<List<String>> deletion = driver.deleteCreatedTopics(timeout);
        try {
            log.deletedTopics(await(deletion, timeout.plus(GRACE)));
            listener.topicsToDelete(List.of());
        } catch (ExecutionException e) {
            throw Driver.failure(e);
        } catch (TimeoutException e) {
            throw new DriverException(
                    "topics are left, deleting them did not end within " + timeout.toSeconds() + " s: "
                            + Wording.listed(topics, NAMED),
                    e);
        }
    }

    /** Ends the wait on an interrupt, but not before the topics have had the time of a hurried run. */
    private static List<String> await(CompletableFuture<List<String>> deletion, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return deletion.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            deletion.get(DELETE_HURRIED.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            throw e;
        }
    }
}

package bench.driver.kafka;

import bench.driver.DriverException;
import bench.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaFuture;

/** The repetition of a request until a deadline, with a pause between that grows. For one thread. */
final class Attempts {
    /** Things that one request is about: more at a time make it slow, and its failure expensive. */
    private static final int BATCH = 100;

    /** A request that takes longer is as good as lost, so that it is worth a new one. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(15);

    private static final long FIRST_PAUSE_NS = 100_000_000;
    private static final long LONGEST_PAUSE_NS = 2_000_000_000;

    private final Clock clock;
    private final ExceptionTranslator translator;
    private final Duration within;
    private final long deadlineNs;
    private long pauseNs = FIRST_PAUSE_NS;

    Attempts(Clock clock, ExceptionTranslator translator, Duration within) {
        this.clock = clock;
        this.translator = translator;
        this.within = within;
        this.deadlineNs = clock.nanoTime() + within.toNanos();
    }

    /** One request about several things, by name. */
    @FunctionalInterface
    interface Request<T> {
        Map<String, KafkaFuture<T>> make(List<String> names, int timeoutMs);
    }

    /** What an answer means. */
    @FunctionalInterface
    interface Answer<T> {
        /**
         * Whether this name needs no further request.
         *
         * @param failure null when the request for this name has succeeded
         * @throws DriverException when no further request can help
         */
        boolean settles(String name, T value, Throwable failure);
    }

    /**
     * Makes a request in batches, and again for the names that its answers did not settle.
     *
     * @return the names that are not settled in time, each with the last failure, or null after a success
     * @throws DriverException the first of an answer, when all answers to the same request have been looked at
     */
    <T> Map<String, Throwable> settle(Collection<String> names, Request<T> request, Answer<T> answer)
            throws InterruptedException {
        Map<String, Throwable> pending = new LinkedHashMap<>();
        names.forEach(name -> pending.put(name, null));
        while (true) {
            for (List<String> batch : batches(pending.keySet())) {
                attempt(request.make(batch, timeoutMs()), answer, pending);
            }
            if (pending.isEmpty() || areOver()) {
                return pending;
            }
            pause();
        }
    }

    /**
     * The same where each name must be settled: it fails of one that is not in time, or whose failure is not retriable.
     *
     * @param action what fails then, with the name behind it
     */
    <T> void settleAll(String action, Collection<String> names, Request<T> request, Answer<T> answer)
            throws InterruptedException {
        Map<String, Throwable> left = settle(names, request, (name, value, failure) -> {
            if (answer.settles(name, value, failure)) {
                return true;
            }
            if (failure == null || ExceptionTranslator.isRetriable(failure)) {
                return false;
            }
            throw translator.of(action + name, failure);
        });
        if (!left.isEmpty()) {
            String first = left.keySet().iterator().next();
            throw translator.late(action + first, within.toSeconds(), left.get(first));
        }
    }

    private static <T> void attempt(
            Map<String, KafkaFuture<T>> requests, Answer<T> answer, Map<String, Throwable> pending)
            throws InterruptedException {
        DriverException fatal = null;
        for (Map.Entry<String, KafkaFuture<T>> each : requests.entrySet()) {
            Throwable failure = ClusterAdmin.failureOf(each.getValue());
            T value = failure == null ? ClusterAdmin.resultOf(each.getValue()) : null;
            try {
                if (answer.settles(each.getKey(), value, failure)) {
                    pending.remove(each.getKey());
                } else {
                    pending.put(each.getKey(), failure);
                }
            } catch (DriverException e) {
                fatal = fatal == null ? e : fatal;
            }
        }
        if (fatal != null) {
            throw fatal;
        }
    }

    /** Copies, so that names may leave the collection and Kafka's client may keep what it is given. */
    static List<List<String>> batches(Collection<String> names) {
        List<String> all = List.copyOf(names);
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }

    boolean areOver() {
        return remainingNs() <= 0;
    }

    /** Time for the next attempt, in milliseconds; 1 or more. */
    private int timeoutMs() {
        return (int) Math.max(1, Math.min(LONGEST_ATTEMPT.toMillis(), remainingNs() / 1_000_000));
    }

    /** Waits until it is time for the next attempt. */
    void pause() throws InterruptedException {
        long endNs = clock.nanoTime() + Math.min(pauseNs, Math.max(0, remainingNs()));
        pauseNs = Math.min(LONGEST_PAUSE_NS, pauseNs * 2);
        for (long left = endNs - clock.nanoTime(); left > 0; left = endNs - clock.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            clock.parkNanos(left);
        }
    }

    long remainingNs() {
        return deadlineNs - clock.nanoTime();
    }
}

package bench.config;

import static bench.config.WorkloadKeys.ACCEPTABLE_BACKLOG;
import static bench.config.WorkloadKeys.BACKLOG_DRAIN_RATIO;
import static bench.config.WorkloadKeys.BACKLOG_ONLY;
import static bench.config.WorkloadKeys.BACKLOG_PRODUCER_RATE;
import static bench.config.WorkloadKeys.BACKLOG_TIMEOUT;
import static bench.config.WorkloadKeys.CATCH_UP_CONSUMERS;
import static bench.config.WorkloadKeys.CONSUMER_BACKLOG_SIZE_GB;
import static bench.config.WorkloadKeys.DRAIN_PRODUCER_RATE;
import static bench.config.WorkloadKeys.LONGEST_PHASE;
import static bench.config.WorkloadKeys.PHASES;
import static bench.config.WorkloadKeys.PRODUCER_PAUSE_BEFORE_DRAIN;
import static bench.config.WorkloadKeys.PRODUCER_PAUSE_DURING_DRAIN;
import static bench.config.WorkloadKeys.PRODUCER_RATE;
import static bench.config.WorkloadKeys.STAMP;

import bench.yaml.Durations;
import bench.yaml.Key;
import bench.yaml.Problems;
import bench.yaml.Section;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Makes a backlog of the values of a workload file, with the checks that concern more than one key. */
final class BacklogBinding {
    private static final long GIGABYTE = 1L << 30;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration TIMEOUT_OF_A_GIGABYTE = Duration.ofMinutes(1);

    private final Section section;
    private final Problems problems;
    private final boolean only;

    BacklogBinding(Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
        this.only = section.value(BACKLOG_ONLY);
    }

    /** Whether nothing is measured after the backlog. */
    boolean only() {
        return only;
    }

    /**
     * What the file says; empty where it asks for none, or for one that cannot be.
     *
     * @param rate messages/s with which the measurement begins; 0 where that is not known
     */
    Optional<Backlog> bind(TopicLayout layout, ClientCounts clients, Messages messages, double rate) {
        double gigabytes = section.value(CONSUMER_BACKLOG_SIZE_GB);
        Backlog.Draining draining = draining(rate);
        double buildRate = rateOf(BACKLOG_PRODUCER_RATE).orElse(rate);
        int catchUp = section.find(CATCH_UP_CONSUMERS).orElse(clients.consumerPerSubscription());
        Optional<Duration> timeout = section.find(BACKLOG_TIMEOUT);
        if (gigabytes == 0 && only) {
            problems.add(section.at(BACKLOG_ONLY), "backlogOnly: true must come with a consumerBacklogSizeGB above 0");
        }
        if (gigabytes == 0 || !isPossible(layout, clients, catchUp, messages, rate)) {
            return Optional.empty();
        }
        long bytes = Math.max(1, Math.round(gigabytes * GIGABYTE));
        Backlog backlog = new Backlog(bytes, buildRate, draining, only, catchUp, timeout.orElse(SHORTEST_TIMEOUT));
        Duration needed = backlog.timeToSend(clients.subscriptionsPerTopic(), messages);
        // In topics that exist some of it may be there already.
        if (layout.existingConsumeTopics().isEmpty()) {
            checkTime(needed, timeout);
            warnOfNothing(backlog, backlog.messages(messages), clients.subscriptionsPerTopic());
        }
        return Optional.of(timeout.isPresent() ? backlog : backlog.within(defaultTimeout(bytes, needed)));
    }

    private void checkTime(Duration needed, Optional<Duration> timeout) {
        String time = Durations.inParts(needed) + ", the time in which that much is sent";
        if (needed.compareTo(LONGEST_PHASE) > 0) {
            problems.add(
                    section.at(CONSUMER_BACKLOG_SIZE_GB),
                    "consumerBacklogSizeGB must be less: at that rate it takes " + time + ", and may take up to "
                            + Durations.shown(LONGEST_PHASE) + "; raise backlogProducerRate, or ask for less");
        } else if (timeout.isPresent() && needed.compareTo(timeout.get()) > 0) {
            problems.add(
                    section.at(BACKLOG_TIMEOUT),
                    "backlogTimeout must be at least " + time + " (consumerBacklogSizeGB, backlogProducerRate), but is "
                            + Durations.shown(timeout.get()));
        }
    }

    /** What counts as read when the draining begins is drained before a message was read. */
    private void warnOfNothing(Backlog backlog, double messages, int subscriptions) {
        Backlog.Draining draining = backlog.draining();
        double none = draining.countAsNone(draining.producerRate(), subscriptions);
        if (draining.ratio() == 0) {
            problems.warn(
                    section.at(BACKLOG_DRAIN_RATIO),
                    "backlogDrainRatio: 0 leaves nothing to drain: the backlog counts as drained before it is read");
        } else if (messages <= none) {
            problems.warn(
                    section.at(CONSUMER_BACKLOG_SIZE_GB),
                    String.format(
                            Locale.ROOT,
                            "consumerBacklogSizeGB leaves nothing to drain: it is %,d messages, and up to %,.0f count as"
                                    + " none (acceptableBacklog)",
                            (long) messages,
                            none));
        }
    }

    private Backlog.Draining draining(double rate) {
        boolean pauses = !section.value(PRODUCER_PAUSE_DURING_DRAIN).isZero();
        Optional<Double> live = rateOf(DRAIN_PRODUCER_RATE);
        if (live.isPresent() && (only || pauses)) {
            Key<?> key = only ? BACKLOG_ONLY : PRODUCER_PAUSE_DURING_DRAIN;
            problems.warn(
                    section.at(DRAIN_PRODUCER_RATE),
                    "drainProducerRate has no effect: with " + key.name()
                            + " producers pause while the backlog is drained");
        }
        return new Backlog.Draining(
                section.value(BACKLOG_DRAIN_RATIO),
                section.find(ACCEPTABLE_BACKLOG),
                only || pauses ? 0 : live.orElse(rate),
                section.value(PRODUCER_PAUSE_BEFORE_DRAIN));
    }

    /** Empty where it is that of the measurement. */
    private Optional<Double> rateOf(Key<Double> key) {
        return section.find(key).filter(given -> given > 0);
    }

    private boolean isPossible(TopicLayout layout, ClientCounts clients, int catchUp, Messages messages, double rate) {
        if (clients.producersPerTopic() == 0) {
            return refuse("producers; a run without them reads what the topics hold as it is");
        }
        if (clients.consumersPerTopic() == 0) {
            return refuse("consumers: subscriptionsPerTopic and consumerPerSubscription must be 1 or more");
        }
        if (rate == 0) {
            // Where it is missing, that is the mistake.
            boolean isMissing = !section.has(PRODUCER_RATE) && !section.has(PHASES);
            return !isMissing && refuse("a producerRate above 0: find the rate in a run of its own");
        }
        if (messages.stamp() == StampMode.NONE && layout.existingConsumeTopics().isEmpty()) {
            problems.warn(
                    section.at(STAMP),
                    "stamp: none mixes live messages with those of the backlog: the end-to-end latency of the"
                            + " draining is that of both");
        }
        if (messages.stamp() == StampMode.NONE
                && !layout.existingConsumeTopics().isEmpty()) {
            return refuse("a stamp where topics exist already: without one the messages in them are not told apart");
        }
        if (catchUp > clients.consumerPerSubscription()) {
            problems.add(
                    section.at(CATCH_UP_CONSUMERS),
                    "catchUpConsumers must be up to consumerPerSubscription, which is "
                            + clients.consumerPerSubscription() + ", but is " + catchUp);
            return false;
        }
        return true;
    }

    private boolean refuse(String missing) {
        problems.add(section.at(CONSUMER_BACKLOG_SIZE_GB), "consumerBacklogSizeGB must come with " + missing);
        return false;
    }

    /** @param needed for what is to be sent, at least; zero where that is not known */
    private static Duration defaultTimeout(long bytes, Duration needed) {
        long gigabytes = (bytes + GIGABYTE - 1) / GIGABYTE;
        Duration ofSize = SHORTEST_TIMEOUT.plus(TIMEOUT_OF_A_GIGABYTE.multipliedBy(gigabytes));
        Duration twiceThat = needed.multipliedBy(2);
        return twiceThat.compareTo(ofSize) > 0 ? twiceThat : ofSize;
    }
}

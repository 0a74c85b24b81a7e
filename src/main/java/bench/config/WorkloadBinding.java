package bench.config;

import static bench.config.WorkloadKeys.*;

import bench.yaml.ConfigException;
import bench.yaml.Document;
import bench.yaml.Key;
import bench.yaml.Position;
import bench.yaml.Problems;
import bench.yaml.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes a workload of the values of its file, with the checks that concern more than one key. */
final class WorkloadBinding {
    /** In the place of a value that is missing, which is a problem and ends the binding. */
    private static final int ANY = 1;

    private final Section section;
    private final Path file;
    private final Problems problems;

    WorkloadBinding(Section section, Path file, Problems problems) {
        this.section = section;
        this.file = file;
        this.problems = problems;
    }

    /**
     * The workload.
     *
     * @throws ConfigException with all that was wrong with the file
     */
    Workload bind() {
        String name = section.find(NAME).orElseGet(() -> Document.nameOf(file));
        KeyDistributorType keyDistributor = section.value(KEY_DISTRIBUTOR);
        ClientCounts clients = clients();
        OfferedRate rate = rate(clients.producersPerTopic() > 0);
        TopicLayout layout = layout(clients);
        Messages messages =
                new PayloadBinding(section, file, problems).bind(keyDistributor, clients.producersPerTopic() > 0);
        Timing timing = timing();
        long seed = section.value(SEED);
        section.value(BACKLOG_DRAIN_RATIO);
        checkTotals(clients, layout);
        problems.throwIfAny();
        return new Workload(name, layout, clients, messages, rate, timing, seed);
    }

    private ClientCounts clients() {
        boolean consumerOnly = section.value(CONSUMER_ONLY);
        Optional<Integer> written = consumerOnly
                ? section.find(PRODUCERS_PER_TOPIC)
                : section.required(
                        PRODUCERS_PER_TOPIC,
                        "it must be the number of producers of each topic, 0 for a consumer-only run");
        int producers = consumerOnly ? 0 : written.orElse(0);
        Optional<Integer> subscriptions = section.find(SUBSCRIPTIONS_PER_TOPIC);
        Optional<Integer> consumers = section.find(CONSUMER_PER_SUBSCRIPTION);
        boolean produces = producers > 0 || (!consumerOnly && written.isEmpty());
        checkConsumers(produces, subscriptions, consumers);
        return new ClientCounts(
                producers,
                subscriptions.orElse(SUBSCRIPTIONS_PER_TOPIC.fallback()),
                consumers.orElse(CONSUMER_PER_SUBSCRIPTION.fallback()));
    }

    private OfferedRate rate(boolean produces) {
        double rate = produces
                ? producerRate()
                : section.find(PRODUCER_RATE).map(unused -> 0.0).orElse(0.0);
        double warmupRate = section.find(WARMUP_PRODUCER_RATE).orElse(rate);
        return new OfferedRate(rate, produces ? warmupRate : 0, section.value(PACING));
    }

    private double producerRate() {
        Optional<Double> rate =
                section.required(PRODUCER_RATE, "it must be the number of messages/s over all producers");
        if (rate.isPresent() && rate.get() == 0) {
            problems.add(
                    section.at(PRODUCER_RATE),
                    "producerRate: 0 (find the highest sustainable rate) is known, but not delivered yet: it must be above 0");
        }
        return rate.orElse(0.0);
    }

    private void checkConsumers(boolean produces, Optional<Integer> subscriptions, Optional<Integer> consumers) {
        if (!section.has(SUBSCRIPTIONS_PER_TOPIC) && !section.has(CONSUMER_PER_SUBSCRIPTION) && produces) {
            problems.warn(
                    Position.of(file),
                    "subscriptionsPerTopic and consumerPerSubscription are missing, so nothing is consumed");
            return;
        }
        // With one of them at 0, the other means nothing.
        if (!isZero(subscriptions) || !produces) {
            section.mustHave(CONSUMER_PER_SUBSCRIPTION, "it must be the number of consumers of each subscription");
        }
        if (!isZero(consumers) || !produces) {
            section.mustHave(SUBSCRIPTIONS_PER_TOPIC, "it must be the number of subscriptions of each topic");
        }
        if (!produces && (isZero(subscriptions) || isZero(consumers))) {
            problems.add(
                    section.at(isZero(subscriptions) ? SUBSCRIPTIONS_PER_TOPIC : CONSUMER_PER_SUBSCRIPTION),
                    "subscriptionsPerTopic and consumerPerSubscription must be 1 or more where there are no producers");
        }
    }

    private static boolean isZero(Optional<Integer> number) {
        return number.isPresent() && number.get() == 0;
    }

    private TopicLayout layout(ClientCounts clients) {
        String prefix = section.find(TOPIC_PREFIX).orElse(null);
        List<String> both = section.value(EXISTING_TOPIC_LIST);
        List<String> produce = existing(EXISTING_PRODUCE_TOPIC_LIST, both);
        List<String> consume = existing(EXISTING_CONSUME_TOPIC_LIST, both);
        if (produce.isEmpty() && consume.isEmpty()) {
            if (clients.producersPerTopic() == 0 && clients.consumersPerTopic() > 0) {
                problems.warn(
                        Position.of(file),
                        "there are no producers and no existingTopicList, so there is nothing to consume");
            }
            int topics = section.required(
                            TOPICS, "it must be the number of topics to create, unless existingTopicList is given")
                    .orElse(ANY);
            int partitions = section.required(PARTITIONS_PER_TOPIC, "it must be the number of partitions of each topic")
                    .orElse(ANY);
            return new TopicLayout(topics, partitions, prefix, produce, consume);
        }
        if (produce.isEmpty() && clients.producersPerTopic() > 0) {
            problems.add(
                    section.at(EXISTING_CONSUME_TOPIC_LIST),
                    "existingConsumeTopicList must come with existingProduceTopicList, or with producersPerTopic: 0");
        }
        if (consume.isEmpty() && clients.consumersPerTopic() > 0) {
            consume = produce;
        }
        // Files with existing topics have any placeholder in 'topics', also 0.
        int count = produce.isEmpty() ? consume.size() : produce.size();
        return new TopicLayout(count, section.value(PARTITIONS_PER_TOPIC), prefix, produce, consume);
    }

    private List<String> existing(Key<List<String>> key, List<String> both) {
        List<String> own = section.value(key);
        if (!own.isEmpty() && !both.isEmpty() && !own.equals(both)) {
            problems.add(
                    section.at(key),
                    key.name() + " must not differ from existingTopicList (" + section.at(EXISTING_TOPIC_LIST)
                            + "), which sets it too: give one of them");
        }
        return own.isEmpty() ? both : own;
    }

    private Timing timing() {
        Optional<Duration> test = section.oneOf(TEST_DURATIONS);
        if (TEST_DURATIONS.stream().noneMatch(section::has)) {
            problems.add(
                    Position.of(file),
                    "testDurationMinutes is missing: it, or testDuration (30s, 5m, 1h), must be the length of the measurement");
        }
        return new Timing(
                test.orElse(Duration.ofSeconds(ANY)),
                section.oneOf(WARMUP_DURATIONS).orElse(WARMUP_DURATION.fallback()),
                section.oneOf(REPORT_INTERVALS).orElse(REPORT_INTERVAL.fallback()),
                section.value(DRAIN_TIMEOUT),
                section.value(OUTAGE_TIMEOUT));
    }

    private void checkTotals(ClientCounts clients, TopicLayout layout) {
        checkTotal(
                (long) layout.topics() * layout.partitionsPerTopic(),
                MOST_PARTITIONS,
                "topics x partitionsPerTopic",
                TOPICS);
        checkTotal(
                (long) layout.topics() * clients.producersPerTopic(),
                MOST_CLIENTS,
                "topics x producersPerTopic",
                PRODUCERS_PER_TOPIC);
        checkTotal(
                (long) layout.topics() * clients.consumersPerTopic(),
                MOST_CLIENTS,
                "topics x subscriptionsPerTopic x consumerPerSubscription",
                CONSUMER_PER_SUBSCRIPTION);
    }

    private void checkTotal(long total, long most, String what, Key<?> place) {
        if (total > most) {
            problems.add(section.at(place), what + " must be up to " + most + ", but is " + total);
        }
    }
}

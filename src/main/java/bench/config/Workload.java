package bench.config;

import static bench.yaml.ConfigException.require;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A workload file, validated, with defaults.
 *
 * <p>A file must say {@code topics} and {@code partitionsPerTopic} (unless topics exist), {@code messageSize} (unless a distribution or a
 * payload file decides), {@code producersPerTopic} and {@code producerRate} (unless nothing is produced), and how long it measures.
 * {@code subscriptionsPerTopic} and {@code consumerPerSubscription} are 0 where both are missing, as in OMB, with a warning: nothing is
 * consumed then. Where only {@code consumerPerSubscription} is missing it is 1, with a warning as well; that alone, without subscriptions, is
 * a mistake.
 *
 * @param name shown in results
 * @param layout its topics
 * @param clients of each topic
 * @param messages what they are made of
 * @param rate how fast they are sent
 * @param timing how long the parts of the run last
 * @param backlog that consumers are to catch up with before the measurement; empty = none
 * @param thresholds that a run has to meet
 * @param seed of everything random
 */
public record Workload(
        String name,
        TopicLayout layout,
        ClientCounts clients,
        Messages messages,
        OfferedRate rate,
        Timing timing,
        Optional<Backlog> backlog,
        List<ThresholdRule> thresholds,
        long seed) {

    public Workload {
        require(!name.isBlank(), "name must not be blank", name);
        boolean produces = clients.producersPerTopic() > 0;
        require(
                messages.messageSize() >= 1 || !produces || !messages.haveOneSize(),
                "messageSize must be 1 or more",
                messages.messageSize());
        thresholds = List.copyOf(thresholds);
    }

    /** Without thresholds. */
    public Workload(
            String name,
            TopicLayout layout,
            ClientCounts clients,
            Messages messages,
            OfferedRate rate,
            Timing timing,
            Optional<Backlog> backlog,
            long seed) {
        this(name, layout, clients, messages, rate, timing, backlog, List.of(), seed);
    }

    /** The same at another rate, for another time, without a backlog and thresholds. */
    public Workload at(double producerRate, Timing other) {
        return new Workload(
                name, layout, clients, messages, OfferedRate.constant(producerRate), other, Optional.empty(), seed);
    }

    /** The same with the phases of a measurement that begins at this time of day, local time. */
    public Workload measuredFrom(LocalTime start) {
        return timing.daily()
                .map(rates -> timing.with(rates.phases(start, timing.testDuration()), timing.daily()))
                .map(other -> new Workload(name, layout, clients, messages, rate, other, backlog, thresholds, seed))
                .orElse(this);
    }

    /** Producers and consumers of all topics together. */
    public long clientCount() {
        return layout.topics() * (clients.producersPerTopic() + clients.consumersPerTopic());
    }

    /** Messages/s over all producers, at most; 0 without producers, and where the rate is to be found. */
    public double highestRate() {
        double ofPhases = timing.phases().stream()
                .mapToDouble(phase -> phase.pace().highestRate())
                .max()
                .orElse(0);
        double ofBacklog = backlog.map(Backlog::highestRate).orElse(0.0);
        return DoubleStream.of(ofPhases, ofBacklog, rate.producerRate(), rate.warmupProducerRate())
                .max()
                .getAsDouble();
    }

    /** Messages/s over all producers during the warm-up. */
    public double warmupRate() {
        double given = rate.warmupProducerRate();
        return given > 0 || timing.phases().isEmpty() ? given : PlannedPhase.warmupRate(timing.phases());
    }

    /** Whether the highest rate that the system sustains is to be found, and the measurement is at that rate. */
    public boolean findsRate() {
        return clients.producersPerTopic() > 0
                && rate.producerRate() == 0
                && timing.phases().isEmpty();
    }
}

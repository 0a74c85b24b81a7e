package bench.config;

import static bench.config.WorkloadKeys.*;

import bench.yaml.ConfigException;
import bench.yaml.Document;
import bench.yaml.Problems;
import bench.yaml.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes a workload of the values of its file, with the checks that concern more than one key. */
final class WorkloadBinding {
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
     * @param check of its conditions
     * @throws ConfigException with all that was wrong with the file
     */
    Workload bind(ConditionCheck check) {
        String name = section.find(NAME).orElseGet(() -> Document.nameOf(file));
        ClientCounts clients = ClientCounts.read(section, problems);
        boolean produces = clients.producersPerTopic() > 0;
        PhaseBinding phaseBinding = new PhaseBinding(section, problems);
        OfferedRate rate = OfferedRate.read(section, problems, produces, !phaseBinding.sayRate());
        Messages messages = Messages.read(section, file, problems, produces);
        TopicLayout layout = TopicLayout.read(section, file, problems, clients);
        BacklogBinding backlogBinding = new BacklogBinding(section, problems);
        Timing timing = Timing.read(section, problems, !backlogBinding.only());
        List<PlannedPhase> phases = phaseBinding.bind(produces, rate.producerRate(), timing.testDuration());
        if (!phases.isEmpty()) {
            rate = rate.inPhases(OfferedRate.warmup(section).isPresent());
            timing = timing.with(phases, phaseBinding.daily());
        }
        long seed = section.value(SEED);
        Optional<Backlog> backlog = backlogBinding.bind(
                layout, clients, messages, phases.isEmpty() ? rate.producerRate() : PlannedPhase.warmupRate(phases));
        List<ThresholdRule> thresholds = section.value(THRESHOLDS);
        check(check, rate.slo(), thresholds, clients, messages.stamp());
        checkPartitions(layout);
        if (backlog.isPresent() && timing.daily().isPresent()) {
            problems.add(
                    section.at(CONSUMER_BACKLOG_SIZE_GB),
                    "consumerBacklogSizeGB must not be given with points at times of day in producerRateList");
        }
        problems.throwIfAny();
        if (!backlogBinding.only()) {
            // Of lengths and rates that are right.
            new ArrivalCheck(section, problems).check(rate, timing);
            problems.throwIfAny();
        }
        return new Workload(name, layout, clients, messages, rate, timing, backlog, thresholds, seed);
    }

    private void check(
            ConditionCheck check,
            List<Condition> slo,
            List<ThresholdRule> thresholds,
            ClientCounts clients,
            StampMode stamp) {
        check.mistakesInSlo(slo, clients, stamp).forEach(what -> problems.add(section.at(SLO), what));
        check.mistakesIn(thresholds).forEach(what -> problems.add(section.at(THRESHOLDS), what));
        check.futilities(thresholds, clients, stamp).forEach(what -> problems.warn(section.at(THRESHOLDS), what));
    }

    private void checkPartitions(TopicLayout layout) {
        long total = (long) layout.topics() * layout.partitionsPerTopic();
        if (total > MOST_PARTITIONS) {
            problems.add(
                    section.at(TOPICS),
                    "topics x partitionsPerTopic must be up to " + MOST_PARTITIONS + ", but is " + total);
        }
    }
}

package bench.run;

import bench.driver.Topic;
import bench.result.RunListener;
import bench.time.Clock;
import bench.worker.LoadPlan;
import bench.yaml.Wording;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** One line for each thing that a run does beside its phases, with the time it took. Confined to the control thread. */
final class RunLog {
    private final RunListener listener;
    private final Consumer<String> warnings;
    private final Clock clock;
    private long stepStartNs;

    /** @param warnings takes one line for what does not stop the run; called by any thread */
    RunLog(RunListener listener, Consumer<String> warnings, Clock clock) {
        this.listener = listener;
        this.warnings = warnings;
        this.clock = clock;
        this.stepStartNs = clock.nanoTime();
    }

    void warn(String warning) {
        warnings.accept(warning);
    }

    void connected(Map<String, String> system, RunInfo info) {
        String address = system.get("bootstrapServers");
        String nodes = system.get("nodes");
        progress("Connected to " + system.getOrDefault("system", info.driver().name())
                + (address == null ? "" : " at " + address)
                + (nodes == null ? "" : " (" + nodes + ("1".equals(nodes) ? " node)" : " nodes)")));
    }

    void foundTopics(Topics topics) {
        progress("Found " + partitioned(topics.all()) + names(topics.all()));
    }

    void createdTopics(Topics topics) {
        progress("Created " + partitioned(topics.produce()) + took() + names(topics.produce()));
    }

    void clientsAreReady(LoadPlan plan) {
        progress("Ready: " + count(plan.producers().size(), "producer") + " and "
                + count(plan.consumers().size(), "consumer") + took());
    }

    void draining(Duration timeout) {
        progress("Draining: flushing and reading what was sent, for " + timeout.toSeconds() + " s at most");
    }

    void drained(boolean everything) {
        progress((everything ? "Drained" : "Drained, but not everything was read") + took());
    }

    void deletedTopics(List<String> topics) {
        if (!topics.isEmpty()) {
            progress("Deleted " + count(topics.size(), "topic"));
        }
    }

    /** All of them by name: whoever keeps topics looks for them afterwards. */
    void keptTopics(List<String> topics) {
        if (!topics.isEmpty()) {
            progress("Kept " + count(topics.size(), "topic") + ": " + String.join(", ", topics));
        }
    }

    void oldMessages(long messages) {
        progress(String.format(Locale.ROOT, "%,d messages are there to read", messages));
    }

    void topicsEnded(long messages) {
        progress(String.format(Locale.ROOT, "All is read that was there: %,d messages in the measurement", messages));
    }

    private void progress(String step) {
        stepStartNs = clock.nanoTime();
        listener.progress(step);
    }

    private String took() {
        return String.format(Locale.ROOT, " in %.1f s", (clock.nanoTime() - stepStartNs) / 1e9);
    }

    private static String partitioned(Collection<Topic> topics) {
        int partitions = topics.stream().mapToInt(Topic::partitions).sum();
        return count(topics.size(), "topic") + " (" + count(partitions, "partition") + ")";
    }

    private static String names(Collection<Topic> topics) {
        return topics.isEmpty()
                ? ""
                : ": " + Wording.listed(topics.stream().map(Topic::name).toList(), 1);
    }

    /** In the singular or the plural. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}

package bench.run;

import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.LogOffsets;
import bench.worker.Worker;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What existing topics held before the load, over all subscriptions. Confined to the control thread.
 *
 * @param worker reads it
 * @param logs as they were then, by topic; empty where topics are new, or nobody reads them
 */
record OldMessages(Worker worker, Map<String, List<LogOffsets>> logs) {
    /** Looks at topics before anything is sent to them or read from them. */
    static OldMessages find(Driver driver, Workload workload, Topics topics, Worker worker)
            throws InterruptedException {
        boolean mayHold = !workload.layout().existingConsumeTopics().isEmpty()
                && workload.clients().consumersPerTopic() > 0;
        return new OldMessages(worker, mayHold ? Driver.await(driver.offsets(topics.consume())) : Map.of());
    }

    /** How many of them are not read yet. */
    long left() {
        return logs.isEmpty() ? 0 : worker.behind(logs);
    }

    /** Says what there is, and returns what a reader of the figures must know of it. */
    List<String> say(Workload workload, RunLog log) {
        long messages = left();
        if (logs.isEmpty()) {
            return List.of();
        }
        if (workload.clients().producersPerTopic() == 0) {
            log.oldMessages(messages);
            return List.of();
        }
        if (workload.backlog().isPresent()) {
            log.oldMessages(messages);
            return messages == 0
                    ? List.of()
                    : List.of(text(
                            "%,d messages of the backlog were in the topics before this run: in rates, and in no latency",
                            messages));
        }
        if (messages == 0) {
            return List.of();
        }
        String found = text(
                "%,d messages were in the topics before this run's: consumers read them first, and end-to-end"
                        + " latencies tell of that; set auto.offset.reset=latest, or use new topics",
                messages);
        log.warn(found);
        return List.of(found);
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}

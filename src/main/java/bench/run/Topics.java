package bench.run;

import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.Topic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The topics of a run.
 *
 * @param produce what producers send to
 * @param consume what consumers read
 */
record Topics(List<Topic> produce, List<Topic> consume) {
    /** All of them, each once. */
    List<Topic> all() {
        Set<Topic> all = new LinkedHashSet<>(produce);
        all.addAll(consume);
        return List.copyOf(all);
    }

    /** Finds the topics that the workload names, or creates new ones. */
    static Topics prepare(Driver driver, RunInfo info, RunLog log, CleanUp cleanUp) throws InterruptedException {
        Workload workload = info.workload();
        if (workload.layout().existingProduceTopics().isEmpty()
                && workload.layout().existingConsumeTopics().isEmpty()) {
            List<Topic> wanted = names(info);
            cleanUp.creates(wanted);
            Driver.await(driver.createTopics(wanted));
            Topics created = new Topics(wanted, wanted);
            log.createdTopics(created);
            return created;
        }
        Topics found = new Topics(
                Driver.await(driver.findTopics(workload.layout().existingProduceTopics())),
                Driver.await(driver.findTopics(workload.layout().existingConsumeTopics())));
        cleanUp.keeps(found.all());
        log.foundTopics(found);
        return found;
    }

    private static List<Topic> names(RunInfo info) {
        Workload workload = info.workload();
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < workload.layout().topics(); i++) {
            // Other locales have other digits, which the names of topics must not have.
            String name = String.format(Locale.ROOT, "%s-%s-%04d", info.topicPrefix(), info.id(), i);
            topics.add(new Topic(name, workload.layout().partitionsPerTopic()));
        }
        return topics;
    }
}

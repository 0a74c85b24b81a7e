package bench.driver.kafka;

import bench.driver.DriverException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;

/** Asks the cluster why a load may get no answer. For one thread. */
final class TopicDiagnosis {
    private static final int WITHIN_MS = 4_000;
    /** Brokers learn of topics one after the other: one that has not is asked again. */
    private static final Duration MISSING_FOR = Duration.ofSeconds(1);

    private final ClusterAdmin admin;
    private final TopicLookup lookup;

    TopicDiagnosis(ClusterAdmin admin, TopicLookup lookup) {
        this.admin = admin;
        this.lookup = lookup;
    }

    /**
     * What is wrong with the topics or with the way to them, or an empty text.
     *
     * @throws DriverException when one of them is gone
     */
    String of(Collection<String> topics) throws InterruptedException {
        Attempts attempts = admin.attempts(MISSING_FOR);
        while (true) {
            String gone = "";
            String passing = "";
            for (List<String> batch : Attempts.batches(topics)) {
                for (Map.Entry<String, KafkaFuture<TopicDescription>> each :
                        lookup.describe(batch, WITHIN_MS).entrySet()) {
                    Throwable failure = ClusterAdmin.failureOf(each.getValue());
                    if (failure == null) {
                        TopicDescription description = ClusterAdmin.resultOf(each.getValue());
                        gone = gone.isEmpty() ? replaced(description) : gone;
                        passing = passing.isEmpty() ? leaderless(description) : passing;
                    } else if (TopicLookup.isMissing(failure)) {
                        gone = "topic " + each.getKey() + " is gone: somebody has deleted it";
                    } else {
                        // All others would wait for as long.
                        return unreachable(failure);
                    }
                }
            }
            if (gone.isEmpty()) {
                return passing;
            }
            if (attempts.areOver()) {
                throw new DriverException(gone + " while the run was on");
            }
            attempts.pause();
        }
    }

    private String replaced(TopicDescription description) {
        Optional<Uuid> first = lookup.id(description.name());
        return first.isEmpty() || first.get().equals(description.topicId())
                ? ""
                : "topic " + description.name() + " is another one of the same name: somebody has deleted it";
    }

    private static String leaderless(TopicDescription description) {
        Optional<TopicPartitionInfo> first = description.partitions().stream()
                .filter(partition -> !TopicLookup.isThere(partition.leader()))
                .findFirst();
        return first.map(partition ->
                        "partition " + partition.partition() + " of topic " + description.name() + " has no leader")
                .orElse("");
    }

    private String unreachable(Throwable failure) {
        String reason = ExceptionTranslator.isRetriable(failure) && !BootstrapProbe.isOpen(admin.bootstrapServers())
                ? BootstrapProbe.explain(admin.bootstrapServers())
                : admin.translator().reason(failure);
        return admin.bootstrapServers() + " does not answer: " + reason;
    }
}

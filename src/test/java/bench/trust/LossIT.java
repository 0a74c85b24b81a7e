package bench.trust;

import bench.testing.SharedBroker;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Records of a real broker that are deleted before they are read. */
@Tag("trust")
@Timeout(180)
class LossIT {
    private static final String PREFIX = "trust-loss";

    @RegisterExtension
    private static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final ExpectedFigures figures = new ExpectedFigures("loss");

    @TempDir
    private Path dir;

    @Test
    void countsRecordsThatAreDeletedInMidRunAndIsNotToBeTrusted() throws Exception {
        try (LaunchedRun run = LaunchedRun.start(
                dir,
                LaunchedRun.workload(
                        "producerRate: 2000",
                        "testDuration: 15s",
                        "warmupDuration: 5s",
                        "reportInterval: 5s",
                        "drainTimeout: 10s",
                        "topicPrefix: " + PREFIX),
                // A consumer that fetches half a second's messages at a time never has all that was sent.
                LaunchedRun.kafka(
                        BROKER.bootstrapServers(), "  fetch.min.bytes=10000000", "  fetch.max.wait.ms=500"))) {
            run.awaitMeasurement();
            TimeUnit.SECONDS.sleep(3);
            deleteRecords();
            ResultDocument result = run.result();

            figures.within("removed", result.delivered().missing().removed(), 1, 2000);
            figures.equal("lost", result.delivered().missing().lost(), 0L);
            figures.equal("duplicated", result.delivered().wrong().duplicated(), 0L);
            figures.equal("check 'delivery'", result.verdict("delivery"), "invalid");
            figures.equal("exit code", run.exitCode(), 3);
            figures.prints("the verdict", run.out(), "Verdict: INVALID");
        }
    }

    @Test
    void findsNothingWrongWithARunThatIsLeftAlone() throws Exception {
        try (LaunchedRun run = LaunchedRun.start(
                dir,
                LaunchedRun.workload(
                        "producerRate: 2000", "testDuration: 10s", "warmupDuration: 5s", "reportInterval: 5s"),
                LaunchedRun.kafka(BROKER.bootstrapServers()))) {
            ResultDocument result = run.result();

            figures.prints("a clean run: nothing is wrong", run.out(), "(with warm-up) 0 0 0 0 0");
            figures.equal("a clean run: check 'delivery'", result.verdict("delivery"), "ok");
        }
    }

    private static void deleteRecords() throws Exception {
        Admin admin = BROKER.admin();
        List<String> topics = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(PREFIX))
                .toList();
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        for (TopicDescription topic :
                admin.describeTopics(topics).allTopicNames().get().values()) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                // All that there are.
                all.put(new TopicPartition(topic.name(), partition.partition()), RecordsToDelete.beforeOffset(-1));
            }
        }
        admin.deleteRecords(all).all().get();
    }
}

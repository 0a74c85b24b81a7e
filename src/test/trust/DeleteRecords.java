import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** Deletes all records of the topics whose names start with a prefix: arguments are host:port and the prefix. */
class DeleteRecords {
    public static void main(String[] args) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (String topic : admin.listTopics().names().get()) {
                if (topic.startsWith(args[1])) {
                    int partitions = admin.describeTopics(java.util.List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic)
                            .partitions()
                            .size();
                    for (int i = 0; i < partitions; i++) {
                        all.put(new TopicPartition(topic, i), RecordsToDelete.beforeOffset(-1));
                    }
                }
            }
            admin.deleteRecords(all).all().get();
            System.out.println("deleted the records of " + all.size() + " partitions");
        }
    }
}

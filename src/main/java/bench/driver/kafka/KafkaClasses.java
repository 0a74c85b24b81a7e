package bench.driver.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/** The classes of Kafka's clients, for a class archive: loaded without a cluster, and without all of a run's waiting. */
public final class KafkaClasses {
    /** A port on which no service is expected to listen; it would do no harm if one did. */
    private static final String NO_CLUSTER = "127.0.0.1:1";

    /** Loading these loads all kinds of responses and errors. */
    private static final List<String> OF_ANSWERS = List.of(
            "org.apache.kafka.common.protocol.ApiKeys",
            "org.apache.kafka.common.protocol.Errors",
            "org.apache.kafka.common.requests.AbstractRequest",
            "org.apache.kafka.common.requests.AbstractResponse");

    private KafkaClasses() {}

    /** Loads them; takes a while. */
    public static void load() throws ClassNotFoundException {
        Map<String, Object> common = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, NO_CLUSTER, CommonClientConfigs.GROUP_ID_CONFIG, "none");
        new KafkaProducer<>(common, new ByteArraySerializer(), new ByteArraySerializer()).close(Duration.ZERO);
        try (KafkaConsumer<?, ?> consumer =
                new KafkaConsumer<>(common, new ByteBufferDeserializer(), new ByteBufferDeserializer())) {
            consumer.subscribe(List.of("none"));
            consumer.poll(Duration.ofMillis(200));
        }
        Admin.create(common).close(Duration.ZERO);
        for (String name : OF_ANSWERS) {
            Class.forName(name);
        }
    }
}

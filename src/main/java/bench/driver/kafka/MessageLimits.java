package bench.driver.kafka;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.KeyDistributorType;
import bench.config.PayloadSizes;
import bench.config.StampMode;
import bench.config.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.internals.ByteUtils;

/** Whether a producer can send the messages of a workload at all, by their size: what would fail each send of a run. */
final class MessageLimits {
    private static final int KEY_BYTES = 7;

    /** Bytes of a batch that a broker takes if nothing else is set, as in the throwaway broker. */
    private static final long BROKER_DEFAULT = 1_048_588;

    private static final ConfigDef PRODUCER = ProducerConfig.configDef();

    private MessageLimits() {}

    /** One line for each limit that the largest message is above, with both places and the remedy. */
    static List<String> problems(ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver) {
        List<String> problems = new ArrayList<>();
        long largest = PayloadSizes.of(workload.value()).largest();
        if (largest == 0) {
            return problems;
        }
        long record = recordBytes(workload.value(), largest);
        for (String name : List.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, ProducerConfig.BUFFER_MEMORY_CONFIG)) {
            String block = blockOf(name, driver.value());
            Optional<Long> limit = limit(name, driver.value().blocks().of(block).get(name));
            // Kafka takes the size before compression.
            if (limit.isPresent() && record > limit.get()) {
                problems.add(line(workload, driver, largest, record, new Limit(block, name, limit.get())));
            }
        }
        topicLimit(workload.value(), driver.value())
                .filter(limit -> largest + DefaultRecordBatch.RECORD_BATCH_OVERHEAD > limit)
                .ifPresent(limit -> problems.add(line(
                        workload,
                        driver,
                        largest,
                        record,
                        new Limit("topicConfig", TopicConfig.MAX_MESSAGE_BYTES_CONFIG, limit))));
        return problems;
    }

    private record Limit(String block, String name, long bytes) {}

    private static String line(
            ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver, long largest, long record, Limit limit) {
        boolean isSet = driver.value().blocks().of(limit.block).containsKey(limit.name);
        String place = isSet
                ? " (" + driver.place(limit.block + "." + limit.name) + ")"
                : " (Kafka's default, as " + driver.path() + " does not set it)";
        String written = workload.place(sizeKey(workload.value()));
        String size = written.startsWith(workload.path().toString())
                ? written
                : workload.path() + " (" + sizeKey(workload.value()) + " by " + written + ")";
        return size + ": messages of " + largest + " bytes take " + record
                + " with what Kafka adds, but " + limit.name + " is " + limit.bytes + place + ": set " + limit.name
                + "=" + record + " or more in " + limit.block + ", or send smaller messages";
    }

    private static String sizeKey(Workload workload) {
        if (workload.messages().payloadFile() != null) {
            return "payloadFile";
        }
        return workload.messages().messageSizeDistribution().isEmpty() ? "messageSize" : "messageSizeDistribution";
    }

    /** As the producer estimates it, when it is asked to send. */
    private static long recordBytes(Workload workload, long payloadBytes) {
        byte[] key = workload.messages().keyDistributor() == KeyDistributorType.NO_KEY ? null : new byte[KEY_BYTES];
        Header[] headers = workload.messages().stamp() == StampMode.HEADER
                ? new Header[] {new RecordHeader(KafkaBenchmarkProducer.HEADER, new byte[StampMode.BYTES])}
                : new Header[0];
        // An empty value in the place of a payload of up to 1 GB; its length is written with fewer bytes.
        return payloadBytes
                + ByteUtils.sizeOfVarint((int) payloadBytes)
                - ByteUtils.sizeOfVarint(0)
                + AbstractRecords.estimateSizeInBytesUpperBound(
                        RecordBatch.CURRENT_MAGIC_VALUE, CompressionType.NONE, key, new byte[0], headers);
    }

    private static String blockOf(String name, DriverConfig config) {
        boolean isCommon = !config.blocks().producer().containsKey(name)
                && config.blocks().common().containsKey(name);
        return isCommon ? "commonConfig" : "producerConfig";
    }

    private static Optional<Long> limit(String name, String set) {
        Object value = set == null ? PRODUCER.defaultValues().get(name) : set.strip();
        try {
            return Optional.of(Long.parseLong(String.valueOf(value)));
        } catch (NumberFormatException e) {
            // It comes from a provider of Kafka's, which only the client asks.
            return Optional.empty();
        }
    }

    /** The broker looks at the compressed size, of which nothing is known. */
    private static Optional<Long> topicLimit(Workload workload, DriverConfig config) {
        String name = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
        Map<String, String> producer = config.blocks().of(blockOf(ProducerConfig.COMPRESSION_TYPE_CONFIG, config));
        boolean isCompressed = !producer.getOrDefault(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none")
                .strip()
                .equals("none");
        boolean isOfAnother = !workload.layout().existingProduceTopics().isEmpty();
        if (isCompressed || isOfAnother) {
            return Optional.empty();
        }
        String set = config.blocks().topic().get(name);
        return set != null || !config.embeddedBroker() ? limit(name, String.valueOf(set)) : Optional.of(BROKER_DEFAULT);
    }
}

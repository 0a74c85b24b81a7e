package bench.driver.kafka;

import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.DOUBLE;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import bench.yaml.ConfigException;
import bench.yaml.Redaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What values the best known properties of topics take. The clients have their names only: the definitions are the broker's, which may
 * know more, and has the last word.
 */
final class TopicProperties {
    static final ConfigDef DEFINITION = new ConfigDef();

    static {
        define(LONG, Range.atLeast(-1), TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG);
        define(LONG, Range.atLeast(-2), TopicConfig.LOCAL_LOG_RETENTION_MS_CONFIG);
        define(LONG, Range.atLeast(-2), TopicConfig.LOCAL_LOG_RETENTION_BYTES_CONFIG);
        define(LONG, Range.atLeast(1), TopicConfig.SEGMENT_MS_CONFIG, TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG);
        define(LONG, Range.atLeast(1), TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG);
        define(
                LONG,
                Range.atLeast(0),
                TopicConfig.SEGMENT_JITTER_MS_CONFIG,
                TopicConfig.FLUSH_MS_CONFIG,
                TopicConfig.FILE_DELETE_DELAY_MS_CONFIG,
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG);
        define(INT, Range.atLeast(1), TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, TopicConfig.SEGMENT_BYTES_CONFIG);
        define(INT, Range.atLeast(0), TopicConfig.MAX_MESSAGE_BYTES_CONFIG, TopicConfig.INDEX_INTERVAL_BYTES_CONFIG);
        define(INT, Range.atLeast(4), TopicConfig.SEGMENT_INDEX_BYTES_CONFIG);
        define(DOUBLE, Range.between(0, 1), TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG);
        define(
                BOOLEAN,
                null,
                TopicConfig.PREALLOCATE_CONFIG,
                TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
                TopicConfig.REMOTE_LOG_STORAGE_ENABLE_CONFIG);
        define(LIST, ConfigDef.ValidList.in("compact", "delete"), TopicConfig.CLEANUP_POLICY_CONFIG);
        define(
                STRING,
                ValidString.in("producer", "uncompressed", "gzip", "snappy", "lz4", "zstd"),
                TopicConfig.COMPRESSION_TYPE_CONFIG);
        define(STRING, ValidString.in("CreateTime", "LogAppendTime"), TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
    }

    private TopicProperties() {}

    private static void define(ConfigDef.Type type, Validator validator, String... names) {
        for (String name : names) {
            DEFINITION.define(name, type, ConfigDef.NO_DEFAULT_VALUE, validator, Importance.MEDIUM, "");
        }
    }

    /** What no topic would be created with, in the order of the names. */
    static List<ConfigException.Mistake> mistakes(Map<String, String> topicConfig) {
        return new TreeMap<>(topicConfig)
                .entrySet().stream()
                        .flatMap(each -> complaint(each.getKey(), each.getValue()).stream()
                                .map(text -> new ConfigException.Mistake(
                                        "topicConfig." + each.getKey(),
                                        "topicConfig: " + each.getKey() + ": " + Redaction.redact(text))))
                        .toList();
    }

    private static Optional<String> complaint(String name, String value) {
        ConfigDef.ConfigKey key = DEFINITION.configKeys().get(name);
        if (key == null) {
            return Optional.empty();
        }
        try {
            Object parsed = ConfigDef.parseType(name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(name, parsed);
            }
            return Optional.empty();
        } catch (org.apache.kafka.common.config.ConfigException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}

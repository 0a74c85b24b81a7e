package bench.driver.kafka;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.DriverType;
import bench.driver.DriverWarnings;
import bench.driver.OldProperty;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The Kafka driver in driver files. */
public final class KafkaType implements DriverType {
    private static final String OMB = "io.openmessaging.benchmark.driver.";

    /** Names of Kafka and of what speaks its protocol. */
    private static final Pattern LIKE_KAFKA = Pattern.compile(
            "kafka|redpanda|automq|warpstream|bufstream|confluent|\\bmsk|\\bkop\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "kafka";
    }

    /** The classes of OMB and its forks whose files mean this driver. */
    @Override
    public Set<String> otherNames() {
        return Set.of(
                OMB + "kafka.KafkaBenchmarkDriver",
                OMB + "redpanda.RedpandaBenchmarkDriver",
                OMB + "redpanda.swarm.RedpandaBenchmarkDriver",
                OMB + "gateway.KafkaBenchmarkDriver");
    }

    @Override
    public boolean connectsToKafka() {
        return true;
    }

    @Override
    public Set<String> properties() {
        return PropertyNames.withBlocks();
    }

    /** The name of a class does not show what it is needed for. */
    @Override
    public String adviceFor(String missingClass) {
        return LIKE_KAFKA.matcher(missingClass).find()
                ? "; if its files are for Kafka, read them with --set driverClass=kafka"
                : "";
    }

    @Override
    public Driver create(DriverContext context) {
        return new KafkaDriver(context);
    }

    @Override
    public void warn(DriverConfig config, DriverWarnings warnings) {
        KafkaDriver.warn(config, warnings);
    }

    @Override
    public List<OldProperty> oldProperties(DriverConfig config) {
        return OldProperties.in(config);
    }

    @Override
    public List<String> conflicts(ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver) {
        return MessageLimits.problems(workload, driver);
    }
}

package bench.cli;

import bench.config.DriverConfig;
import bench.config.DriverFormats;
import bench.driver.DriverType;
import bench.driver.kafka.KafkaType;
import bench.driver.loopback.LoopbackType;
import java.util.List;

/** The drivers that driver files can name. Immutable. */
public final class DriverRegistry {
    /** The drivers that bench comes with: a new one is added here. */
    public static final DriverRegistry STANDARD = new DriverRegistry(List.of(new KafkaType(), new LoopbackType()));

    private final List<DriverType> types;
    private final DriverFormats formats;

    DriverRegistry(List<DriverType> types) {
        this.types = List.copyOf(types);
        this.formats = new DriverFormats(types);
    }

    /** What driver files may say. */
    public DriverFormats formats() {
        return formats;
    }

    /** The driver that a file asks for: by its name, or by that of a class on the class path. */
    DriverType typeOf(DriverConfig config) {
        return types.stream()
                .filter(type -> type.name().equals(config.driverClass()))
                .findFirst()
                .orElseGet(() -> new OwnDriverType(config.driverClass(), formats));
    }
}

package bench.cli;

import bench.config.ConfigException;
import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.kafka.KafkaDriver;
import bench.driver.loopback.LoopbackDriver;
import bench.time.Clock;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** The drivers by the names that driver files give them: a new driver is one line here. */
final class DriverRegistry {
    private static final Map<String, Function<DriverContext, Driver>> ALIASES =
            Map.of("kafka", KafkaDriver::new, "loopback", LoopbackDriver::new);

    private DriverRegistry() {}

    /** Makes the driver that a file asks for: by alias, or by the name of a class on the class path. */
    static Driver create(DriverContext context) {
        String name = context.config().driverClass();
        Function<DriverContext, Driver> known = ALIASES.get(name);
        return known != null ? known.apply(context) : ofClass(name, context);
    }

    /**
     * Finds what is wrong with a driver file that only its driver knows, such as the value of a client property: before a
     * broker is started for it.
     *
     * @param warnings takes one line for what does not stop a run
     * @throws ConfigException names the file
     */
    static void check(ConfigFile<DriverConfig> file, Consumer<String> warnings) {
        try (Driver made = create(new DriverContext(file.value(), "check", Clock.system(), warnings))) {
            Objects.requireNonNull(made);
        } catch (ConfigException e) {
            throw new ConfigException(e.problems().stream()
                    .map(problem -> file.path() + ": " + problem)
                    .toList());
        }
    }

    private static Driver ofClass(String name, DriverContext context) {
        try {
            return Class.forName(name)
                    .asSubclass(Driver.class)
                    .getConstructor(DriverContext.class)
                    .newInstance(context);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new ConfigException("driverClass " + name + " cannot be made: " + e.getCause());
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new ConfigException("driverClass " + name
                    + " must be kafka, loopback, or a class on the class path that"
                    + " implements bench.driver.Driver and has a public constructor with a DriverContext: " + e);
        }
    }
}

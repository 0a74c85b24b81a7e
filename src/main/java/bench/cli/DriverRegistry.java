package bench.cli;

import bench.config.ConfigException;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.kafka.KafkaDriver;
import bench.driver.loopback.LoopbackDriver;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
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

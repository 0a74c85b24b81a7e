package bench.cli;

import bench.config.DriverFormats;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.DriverException;
import bench.driver.DriverType;
import bench.yaml.ConfigException;
import java.lang.reflect.InvocationTargetException;

/**
 * A driver class of the user's.
 *
 * @param name of the class, which is on the class path
 * @param others what a file might have asked for instead
 */
record OwnDriverType(String name, DriverFormats others) implements DriverType {
    @Override
    public Driver create(DriverContext context) {
        Throwable cause;
        try {
            return Class.forName(name)
                    .asSubclass(Driver.class)
                    .getConstructor(DriverContext.class)
                    .newInstance(context);
        } catch (InvocationTargetException e) {
            cause = e.getCause();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new ConfigException("driverClass " + name + " must be " + others.choice()
                    + " that implements bench.driver.Driver and has a public constructor with a DriverContext: " + e);
        } catch (LinkageError e) {
            // It lacks another class.
            cause = e;
        }
        if (cause instanceof ConfigException || cause instanceof DriverException) {
            throw (RuntimeException) cause;
        }
        throw new DriverException(
                "driverClass " + name + " cannot be made: "
                        + Driver.failure(cause).getMessage(),
                cause);
    }
}

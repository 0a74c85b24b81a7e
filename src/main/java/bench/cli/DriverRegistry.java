package bench.cli;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.DriverException;
import bench.driver.kafka.KafkaDriver;
import bench.driver.kafka.MessageLimits;
import bench.driver.kafka.OldProperties;
import bench.driver.loopback.LoopbackDriver;
import bench.time.Clock;
import bench.yaml.ConfigException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The drivers by the names that driver files give them: a new driver is one line here. */
final class DriverRegistry {
    private static final String KAFKA = "kafka";
    /** Of one property, one after the other. */
    private static final int MOST_CHANGES = 3;

    private static final Map<String, Function<DriverContext, Driver>> ALIASES =
            Map.of(KAFKA, KafkaDriver::new, "loopback", LoopbackDriver::new);

    private DriverRegistry() {}

    /** Makes the driver that a file asks for: by alias, or by the name of a class on the class path. */
    static Driver create(DriverContext context) {
        String name = context.config().driverClass();
        Function<DriverContext, Driver> known = ALIASES.get(name);
        try {
            return known != null ? known.apply(context) : ofClass(name, context);
        } catch (ConfigException | DriverException e) {
            throw e;
        } catch (Throwable e) {
            // Whatever a class does that somebody else has written, or that lacks another one.
            throw new DriverException(
                    "driverClass " + name + " cannot be made: "
                            + Driver.failure(e).getMessage(),
                    e);
        }
    }

    /**
     * Finds what is wrong with a driver file that only its driver knows, such as the value of a client property: before a
     * broker is started for it.
     *
     * @param lenient whether what Kafka's older clients took is changed into what today's take
     * @param progress is told what does not stop a run
     * @return the file, after such changes
     * @throws ConfigException names the place in the file
     * @throws DriverException names the file, and what is no mistake in it
     */
    static ConfigFile<DriverConfig> check(ConfigFile<DriverConfig> file, boolean lenient, Progress progress) {
        List<String> old = new ArrayList<>();
        ConfigFile<DriverConfig> checked =
                file.value().driverClass().equals(KAFKA) ? withoutOldProperties(file, lenient, progress, old) : file;
        try (Driver made =
                create(new DriverContext(checked.value(), "check", Clock.system(), progress.warningsOf(file)))) {
            made.tryClients();
        } catch (ConfigException e) {
            old.addAll(e.in(file::place).problems());
        } catch (Throwable e) {
            throw new DriverException(file.path() + ": " + Driver.failure(e).getMessage(), e);
        }
        if (!old.isEmpty()) {
            throw new ConfigException(old);
        }
        return checked;
    }

    /** Tells what a user should know of a file, be there mistakes in it or not. */
    static void warn(ConfigFile<DriverConfig> file, Progress progress) {
        if (file.value().driverClass().equals(KAFKA)) {
            KafkaDriver.warn(file.value(), progress.warningsOf(file));
        }
    }

    /** Where reading is strict, they are problems; they are taken out all the same, so that Kafka tells the rest. */
    private static ConfigFile<DriverConfig> withoutOldProperties(
            ConfigFile<DriverConfig> file, boolean lenient, Progress progress, List<String> problems) {
        ConfigFile<DriverConfig> changed = file;
        List<OldProperties.Finding> findings = OldProperties.in(file.value());
        // Behind a comment that was cut there may be one more thing to change.
        for (int pass = 0; !findings.isEmpty() && pass < MOST_CHANGES; pass++) {
            for (OldProperties.Finding finding : findings) {
                String what = file.place(finding.key()) + ": " + finding.block() + ": " + finding.name() + " "
                        + finding.problem();
                if (lenient) {
                    progress.warn(what + " (" + finding.remedy() + ")");
                } else {
                    problems.add(what + ": " + finding.wayOut());
                }
                for (Map.Entry<String, Optional<String>> change :
                        finding.changes().entrySet()) {
                    changed = ConfigFile.withProperty(changed, finding.block(), change.getKey(), change.getValue());
                }
            }
            findings = OldProperties.in(changed.value());
        }
        return changed;
    }

    /** What is wrong with a workload and a driver file together, one line each. */
    static List<String> problemsOf(ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver) {
        return driver.value().driverClass().equals(KAFKA) ? MessageLimits.problems(workload, driver) : List.of();
    }

    private static Driver ofClass(String name, DriverContext context) throws Throwable {
        try {
            return Class.forName(name)
                    .asSubclass(Driver.class)
                    .getConstructor(DriverContext.class)
                    .newInstance(context);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new ConfigException("driverClass " + name
                    + " must be kafka, loopback, or a class on the class path that"
                    + " implements bench.driver.Driver and has a public constructor with a DriverContext: " + e);
        }
    }
}

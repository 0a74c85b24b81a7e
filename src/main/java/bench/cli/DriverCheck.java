package bench.cli;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.DriverException;
import bench.driver.DriverType;
import bench.driver.OldProperty;
import bench.time.Clock;
import bench.yaml.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what is wrong with a driver file that only its driver knows, such as the value of a client property: before a broker is
 * started for it.
 *
 * @param lenient whether what older clients took is changed into what today's take
 * @param progress takes what does not stop a run
 */
record DriverCheck(DriverType type, boolean lenient, Progress progress) {
    /** Of one property, one after the other. */
    private static final int MOST_CHANGES = 3;

    /**
     * Checks a file.
     *
     * @return the file, after such changes
     * @throws ConfigException names the place in the file
     * @throws DriverException names the file, and what is no mistake in it
     */
    ConfigFile<DriverConfig> check(ConfigFile<DriverConfig> file) {
        List<String> problems = new ArrayList<>();
        ConfigFile<DriverConfig> checked = withoutOldProperties(file, problems);
        try (Driver made =
                type.create(new DriverContext(checked.value(), "check", Clock.system(), progress.warningsOf(file)))) {
            made.tryClients();
        } catch (ConfigException e) {
            problems.addAll(e.in(file::place).problems());
        } catch (Throwable e) {
            throw new DriverException(file.path() + ": " + Driver.failure(e).getMessage(), e);
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return checked;
    }

    /** Where reading is strict, they are problems; they are taken out all the same, so that the clients name the rest. */
    private ConfigFile<DriverConfig> withoutOldProperties(ConfigFile<DriverConfig> file, List<String> problems) {
        ConfigFile<DriverConfig> changed = file;
        List<OldProperty> found = type.oldProperties(file.value());
        // Behind a comment that was cut there may be one more thing to change.
        for (int pass = 0; !found.isEmpty() && pass < MOST_CHANGES; pass++) {
            for (OldProperty old : found) {
                String what = file.place(old.key()) + ": " + old.block() + ": " + old.name() + " " + old.problem();
                if (lenient) {
                    progress.warn(what + " (" + old.remedy() + ")");
                } else {
                    problems.add(what + ": " + old.wayOut());
                }
                for (Map.Entry<String, Optional<String>> change : old.changes().entrySet()) {
                    changed = ConfigFile.withProperty(changed, old.block(), change.getKey(), change.getValue());
                }
            }
            found = type.oldProperties(changed.value());
        }
        return changed;
    }
}

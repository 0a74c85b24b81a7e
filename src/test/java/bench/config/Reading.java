package bench.config;

import bench.cli.DriverRegistry;
import bench.yaml.ConfigException;
import bench.yaml.ReadOptions;
import bench.yaml.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads files that a test writes down, with variables and overrides of its own, and keeps the warnings. */
final class Reading {
    /** The least that a workload may say; further lines start at line 8. */
    static final String WORKLOAD = """
            topics: 1
            partitionsPerTopic: 2
            messageSize: 1024
            subscriptionsPerTopic: 1
            consumerPerSubscription: 1
            producersPerTopic: 1
            producerRate: 1000
            """;
    /** Completes {@link #WORKLOAD}. */
    static final String MINUTES = "testDurationMinutes: 5\n";
    /** The least that a driver file may say; further lines start at line 4. */
    static final String DRIVER = """
            driverClass: kafka
            commonConfig: |
              bootstrap.servers=localhost:9092
            """;

    static final DriverFormats DRIVERS = DriverRegistry.STANDARD.formats();
    static final Path WORKLOAD_FILE = Path.of("w.yaml");
    static final Path DRIVER_FILE = Path.of("d.yaml");

    final Map<String, String> variables = new LinkedHashMap<>();
    final List<String> warnings = new ArrayList<>();
    private Overrides overrides = Overrides.NONE;
    private boolean lenient;

    /** The arguments of {@code --set}, which must all be right. */
    static Overrides parsed(String... arguments) {
        return Overrides.parse(List.of(arguments), DRIVERS, ReadOptions.standard(warning -> {}));
    }

    Reading set(String... arguments) {
        overrides = Overrides.parse(List.of(arguments), DRIVERS, options(List.of()));
        return this;
    }

    Reading with(Overrides settings) {
        overrides = settings;
        return this;
    }

    Reading leniently() {
        lenient = true;
        return this;
    }

    ConfigFile<Workload> workloadFile(String yaml) {
        return WorkloadReader.parse(yaml, WORKLOAD_FILE, DRIVERS, options(overrides.workload()));
    }

    Workload workload(String yaml) {
        return workloadFile(yaml).value();
    }

    /** The lines of the error, none if there is no error. */
    List<String> mistakesInWorkload(String yaml) {
        try {
            workload(yaml);
            return List.of();
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    ConfigFile<DriverConfig> driverFile(String yaml) {
        return new DriverConfigReader(DRIVERS).parse(yaml, DRIVER_FILE, options(overrides.driver()));
    }

    DriverConfig driver(String yaml) {
        return driverFile(yaml).value();
    }

    /** The lines of the error, none if there is no error. */
    List<String> mistakesInDriver(String yaml) {
        try {
            driver(yaml);
            return List.of();
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    ReadOptions options(List<Setting> settings) {
        return new ReadOptions(settings, lenient, name -> Optional.ofNullable(variables.get(name)), warnings::add);
    }
}

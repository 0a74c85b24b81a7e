package bench.testing;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.DriverConfigReader;
import bench.config.DriverFormats;
import bench.config.Workload;
import bench.config.WorkloadReader;
import bench.driver.DriverContext;
import bench.driver.Topic;
import bench.driver.kafka.KafkaType;
import bench.driver.loopback.LoopbackDriver;
import bench.driver.loopback.LoopbackType;
import bench.run.RunInfo;
import bench.time.Clock;
import bench.worker.LoadPlan;
import bench.yaml.ReadOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Workloads, driver files and what runs are made of, as a user writes them. */
public final class Given {
    /** Of the runs that are made here. */
    public static final int RUN_NUMBER = 7;

    private static final DriverFormats DRIVERS = new DriverFormats(List.of(new KafkaType(), new LoopbackType()));
    private static final ReadOptions STRICT = ReadOptions.standard(warning -> {});

    private Given() {}

    /** A workload: one topic, 100 bytes, no warm-up unless the lines have one, and what these lines say. */
    public static ConfigFile<Workload> workload(String... lines) {
        String yaml = "name: Trust\ntopics: 1\n" + String.join("\n", lines) + "\n";
        if (!yaml.contains("\nmessageSize:")) {
            yaml += "messageSize: 100\n";
        }
        if (!yaml.contains("\nwarmupDuration:")) {
            yaml += "warmupDuration: 0s\n";
        }
        return WorkloadReader.parse(yaml, Path.of("trust.yaml"), DriverFormats.NONE, STRICT);
    }

    /** A driver file of these lines. */
    public static ConfigFile<DriverConfig> driver(String... lines) {
        return new DriverConfigReader(DRIVERS)
                .parse(String.join("\n", lines) + "\n", Path.of("trust-driver.yaml"), STRICT);
    }

    /** A loopback broker as these lines describe it. */
    public static LoopbackDriver loopback(Clock clock, String... lines) {
        String[] file = new String[lines.length + 2];
        file[0] = "name: Loopback";
        file[1] = "driverClass: loopback";
        System.arraycopy(lines, 0, file, 2, lines.length);
        return new LoopbackDriver(new DriverContext(driver(file).value(), "trust", clock, warning -> {}));
    }

    /** The plan of a workload's load on one topic. */
    public static LoadPlan plan(Workload workload, Topic topic) {
        return new LoadPlan(workload, List.of(topic), List.of(topic), "bench", RUN_NUMBER);
    }

    /** A run of these files against a system on another machine. */
    public static RunInfo info(ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver) {
        return info(RUN_NUMBER, workload, driver);
    }

    /** The same with a number of its own, for runs that share a cluster. */
    public static RunInfo info(int runNumber, ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver) {
        return info(runNumber, workload, driver, Instant.EPOCH, false);
    }

    /** A run that began just now, against a system on this machine: how busy that is does not matter then. */
    public static RunInfo infoOfThisMachine(ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver) {
        return info(RUN_NUMBER, workload, driver, Instant.now(), true);
    }

    private static RunInfo info(
            int runNumber,
            ConfigFile<Workload> workload,
            ConfigFile<DriverConfig> driver,
            Instant startedAt,
            boolean sharesMachine) {
        return new RunInfo(
                runNumber,
                startedAt,
                workload.value(),
                driver.value(),
                workload.asUsed(),
                driver.asUsed(),
                new RunInfo.Circumstances(sharesMachine, null));
    }
}

package bench.report;

import bench.cli.DriverRegistry;
import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.DriverConfigReader;
import bench.config.DriverFormats;
import bench.config.Workload;
import bench.config.WorkloadReader;
import bench.result.Environment;
import bench.run.RunInfo;
import bench.yaml.ReadOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What runs that tests know are made with. */
public final class SampleSetup {
    /** The machine. */
    public static final Environment ENVIRONMENT = new Environment(
            "1.2.3",
            List.of("run"),
            new Environment.Jvm(
                    "Acme",
                    "17.0.1",
                    "Acme VM 17",
                    List.of("-Xmx1g"),
                    true,
                    new Environment.Jit("auto", "full"),
                    List.of("G1 Old"),
                    1L << 30),
            2,
            new Environment.Container(1.5, null),
            new Environment.Os("Linux", "6.1", "amd64", 8L << 30),
            Map.of(),
            null);

    private static final String WORKLOAD = """
            name: Orders
            topics: 2
            partitionsPerTopic: 3
            messageSize: 1024
            producersPerTopic: 4
            subscriptionsPerTopic: 1
            consumerPerSubscription: 5
            producerRate: 50000
            testDuration: 20s
            """;

    private static final String DRIVER = """
            name: Cluster A
            driverClass: kafka
            commonConfig: |
              bootstrap.servers=localhost:9092
              sasl.mechanism=PLAIN
              sasl.jaas.config=org.example.Plain required username="u" password="hunter2";
            producerConfig: |
              ssl.key.password=hunter2
              linger.ms=1
            """;

    private SampleSetup() {}

    static RunInfo info() {
        ReadOptions options = ReadOptions.standard(warning -> {});
        ConfigFile<Workload> workload =
                WorkloadReader.parse(WORKLOAD, Path.of("orders.yaml"), DriverFormats.NONE, options);
        ConfigFile<DriverConfig> driver =
                new DriverConfigReader(DriverRegistry.STANDARD.formats()).parse(DRIVER, Path.of("a.yaml"), options);
        return new RunInfo(
                0xabcd,
                Instant.parse("2026-02-03T04:05:06Z"),
                workload.value(),
                driver.value(),
                workload.asUsed(),
                driver.asUsed(),
                new RunInfo.Circumstances(false, null));
    }
}

package bench.cli;

import bench.broker.ThrowawayBroker;
import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.report.ConsoleOutput;
import bench.report.JsonResult;
import bench.run.Benchmark;
import bench.stats.Check;
import bench.stats.RunInfo;
import bench.stats.RunListeners;
import bench.time.Clock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** One workload with one driver: wires the broker, the driver, the recipe and the outputs together. */
final class OneRun {
    private static final Pattern LOOPBACK =
            Pattern.compile("(^|[,\\s])(localhost|127\\.[0-9.]+|\\[::1]):", Pattern.CASE_INSENSITIVE);

    private final ConfigFile<Workload> workload;
    private final ConfigFile<DriverConfig> driver;
    private final boolean keepTopics;
    private final Progress progress;

    OneRun(ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver, boolean keepTopics, Progress progress) {
        this.workload = workload;
        this.driver = driver;
        this.keepTopics = keepTopics;
        this.progress = progress;
    }

    /**
     * Runs to the end; the outputs have been told of all that was measured when this returns or throws.
     *
     * @return whether the measurement is to be trusted
     */
    ExitCode execute(PrintWriter out, boolean quiet, ResultFiles results) throws InterruptedException {
        if (!driver.value().embeddedBroker()) {
            return execute(driver.value(), null, out, quiet, results);
        }
        progress.say("Starting a throwaway Kafka on this machine: its figures are not a reference");
        try (ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults())) {
            progress.say(
                    "Kafka is ready at %s after %.1f s",
                    broker.bootstrapServers(), broker.startup().toMillis() / 1000.0);
            return execute(
                    driver.value().withBootstrapServers(broker.bootstrapServers()),
                    broker.startedAt(),
                    out,
                    quiet,
                    results);
        }
    }

    private ExitCode execute(
            DriverConfig config, Instant throwawayStartedAt, PrintWriter out, boolean quiet, ResultFiles results)
            throws InterruptedException {
        Clock clock = Clock.system();
        // Another number than any seed gives: the messages of two runs with one seed must be told apart.
        int number = new SecureRandom().nextInt();
        Instant startedAt = Instant.ofEpochMilli(clock.epochMillis());
        RunInfo info = new RunInfo(
                number,
                startedAt,
                workload.value(),
                config,
                workload.asUsed(),
                driver.asUsed(),
                new RunInfo.Circumstances(sharesMachine(config), throwawayStartedAt));
        Path file = results.of(workload.value().name(), config.name(), startedAt);
        RunListeners outputs = new RunListeners(List.of(new JsonResult(file), new ConsoleOutput(out, quiet)));
        DriverContext context = new DriverContext(config, info.id(), clock, progress::warn);
        try (Driver measured = DriverRegistry.create(context)) {
            new Benchmark(measured, info, keepTopics, clock, outputs, progress::warn).run();
        } finally {
            outputs.result().ifPresent(written -> progress.say("Result: %s", file));
        }
        boolean invalid = outputs.result().orElseThrow().validity().verdict() == Check.Verdict.INVALID;
        return invalid ? ExitCode.INVALID : ExitCode.VALID;
    }

    /** Whether the cluster, or a node by which it is found, has an address of this machine only. */
    private static boolean sharesMachine(DriverConfig config) {
        String addresses = config.commonConfig().getOrDefault("bootstrap.servers", "");
        return LOOPBACK.matcher(addresses).find();
    }
}

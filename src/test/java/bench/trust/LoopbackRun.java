package bench.trust;

import bench.config.ConfigFile;
import bench.config.Workload;
import bench.driver.loopback.LoopbackDriver;
import bench.result.Check;
import bench.result.RunResult;
import bench.run.Benchmark;
import bench.run.RunOptions;
import bench.testing.Given;
import bench.time.Clock;
import java.util.List;
import java.util.Optional;

/** A run of 3 s by one producer and one consumer against a broker in memory, on the clock of the machine. */
record LoopbackRun(RunResult result) {
    /** Runs with these lines in the driver file and in the workload. */
    static LoopbackRun of(String broker, String... lines) throws InterruptedException {
        String[] all = List.of(
                        "partitionsPerTopic: 1",
                        "subscriptionsPerTopic: 1",
                        "consumerPerSubscription: 1",
                        "producersPerTopic: 1",
                        "testDuration: 3s",
                        "reportInterval: 500ms",
                        String.join("\n", lines))
                .toArray(String[]::new);
        ConfigFile<Workload> workload = Given.workload(all);
        RunEnd end = new RunEnd();
        Clock clock = Clock.system();
        try (LoopbackDriver driver = Given.loopback(clock, broker)) {
            new Benchmark(
                            driver,
                            Given.infoOfThisMachine(workload, Given.driver("driverClass: loopback")),
                            RunOptions.DEFAULT,
                            clock,
                            end,
                            warning -> {},
                            Optional::empty)
                    .run();
        }
        return new LoopbackRun(end.result());
    }

    Check check(String name) {
        return RunEnd.check(result.validity(), name);
    }
}

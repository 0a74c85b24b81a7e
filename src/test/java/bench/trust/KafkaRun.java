package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Workload;
import bench.delivery.Delivery;
import bench.driver.DriverContext;
import bench.driver.kafka.KafkaDriver;
import bench.result.Check;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.RunListeners;
import bench.result.RunResult;
import bench.run.Benchmark;
import bench.run.RunOptions;
import bench.testing.Given;
import bench.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A run against a real broker, and what it told. Confined to one thread. */
final class KafkaRun {
    private static final Clock CLOCK = Clock.system();

    private static final AtomicInteger RUNS = new AtomicInteger(Given.RUN_NUMBER);

    private final int number = RUNS.incrementAndGet();
    private final List<String> warnings = new ArrayList<>();
    private RunResult result;

    /** Something that happens to the cluster. */
    interface Event {
        void happen() throws Exception;
    }

    /** A driver file of these consumer properties, for the cluster at this address. */
    static ConfigFile<DriverConfig> driver(String address, String... consumerProperties) {
        List<String> lines = new ArrayList<>(List.of(
                "name: Kafka",
                "driverClass: kafka",
                "replicationFactor: 1",
                "commonConfig: |",
                "  bootstrap.servers=" + address,
                "  metadata.max.age.ms=1000",
                "consumerConfig: |"));
        Arrays.stream(consumerProperties).map(property -> "  " + property).forEach(lines::add);
        return Given.driver(lines.toArray(String[]::new));
    }

    /** The driver file of a cluster that keeps as many replicas as it likes. */
    static ConfigFile<DriverConfig> replicated(String address) {
        return Given.driver(
                "name: Kafka",
                "driverClass: kafka",
                "commonConfig: |",
                "  bootstrap.servers=" + address,
                "consumerConfig: |",
                "  auto.offset.reset=earliest");
    }

    /** The driver file of a cluster to which messages are sent without asking for an answer. */
    static ConfigFile<DriverConfig> driverWithoutAcks(String address) {
        return Given.driver(
                "name: Kafka",
                "driverClass: kafka",
                "commonConfig: |",
                "  bootstrap.servers=" + address,
                "producerConfig: |",
                "  acks=0",
                "  enable.idempotence=false",
                "consumerConfig: |",
                "  auto.offset.reset=earliest");
    }

    /** A workload of one producer and one consumer, 500 msg/s for 3 s, save for what these lines say. */
    static ConfigFile<Workload> sending(String... lines) {
        return workload(
                List.of(
                        "partitionsPerTopic: 1",
                        "subscriptionsPerTopic: 1",
                        "consumerPerSubscription: 1",
                        "producersPerTopic: 1",
                        "producerRate: 500",
                        "testDuration: 3s",
                        "reportInterval: 1s"),
                lines);
    }

    /** A workload of one consumer that reads what is there, for 30 s at most, save for what these lines say. */
    static ConfigFile<Workload> reading(String... lines) {
        return workload(
                List.of(
                        "consumerOnly: true",
                        "subscriptionsPerTopic: 1",
                        "consumerPerSubscription: 1",
                        "testDuration: 30s",
                        "reportInterval: 1s"),
                lines);
    }

    private static ConfigFile<Workload> workload(List<String> defaults, String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        defaults.stream()
                .filter(line -> all.stream().noneMatch(other -> key(other).equals(key(line))))
                .toList()
                .forEach(all::add);
        return Given.workload(all.toArray(String[]::new));
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf(':'));
    }

    /** Lets something happen when the first interval of the measurement is over. */
    static RunListener onFirstInterval(Event event) {
        return new RunListener() {
            private boolean happened;

            @Override
            public void intervalEnded(RunInterval interval) {
                if (interval.phase().equals(Phase.MEASUREMENT) && !happened) {
                    happened = true;
                    try {
                        event.happen();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }
            }
        };
    }

    /** Sends a signal to a process that the test has started. */
    static void signal(long pid, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    void run(ConfigFile<DriverConfig> file, ConfigFile<Workload> workload, RunListener... listeners)
            throws InterruptedException {
        RunEnd end = new RunEnd();
        RunListeners outputs = new RunListeners(
                Stream.concat(Stream.of(listeners), Stream.of(end)).toList());
        try (KafkaDriver driver = new KafkaDriver(new DriverContext(file.value(), "trust", CLOCK, warning -> {}))) {
            new Benchmark(
                            driver,
                            Given.info(number, workload, file),
                            RunOptions.DEFAULT,
                            CLOCK,
                            outputs,
                            warnings::add,
                            Optional::empty)
                    .run();
        } finally {
            result = end.result();
        }
    }

    /** With which the names of its topics and groups begin. */
    String prefix() {
        return String.format(Locale.ROOT, "bench-%08x-", number);
    }

    RunResult result() {
        return result;
    }

    List<String> warnings() {
        return warnings;
    }

    Delivery delivery() {
        return result.delivery().orElseThrow();
    }

    Delivery.Counts total() {
        return delivery().total();
    }

    Check check(String name) {
        return RunEnd.check(result.validity(), name);
    }
}

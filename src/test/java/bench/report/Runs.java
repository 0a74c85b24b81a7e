package bench.report;

import bench.cli.DriverRegistry;
import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.DriverConfigReader;
import bench.config.DriverFormats;
import bench.config.Workload;
import bench.config.WorkloadReader;
import bench.delivery.Delivery;
import bench.result.BrokerFigures;
import bench.result.BrokerSide;
import bench.result.Check;
import bench.result.Environment;
import bench.result.Limits;
import bench.result.Mark;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.PhaseTotal;
import bench.result.Phrase;
import bench.result.Result;
import bench.result.RunInterval;
import bench.result.RunResult;
import bench.result.Search;
import bench.result.Throughput;
import bench.result.Validity;
import bench.run.ResultRecorder;
import bench.run.RunInfo;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import bench.stats.Summary;
import bench.validity.SearchCheck;
import bench.yaml.ReadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/** Intervals and results with figures that tests know. */
public final class Runs {
    /** Of a machine that tests know. */
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

    private static final long TEN_SECONDS_NS = 10_000_000_000L;

    private Runs() {}

    /** The first ten seconds of a phase, in which 500,386 messages of 1 KB were sent and acked, and 500,353 received. */
    public static IntervalStats interval() {
        return interval(0);
    }

    public static IntervalStats interval(int index) {
        Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
        for (Latency latency : Latency.values()) {
            Histogram histogram = new Histogram(1_000, TEN_SECONDS_NS, 3);
            // 1 to 1000 units: the percentiles are their own tenfold.
            for (int i = 1; i <= 1_000; i++) {
                histogram.recordValue(i * latency.unit().toNanos(1));
            }
            histograms.put(latency, histogram);
        }
        return new IntervalStats(
                new Span(index * TEN_SECONDS_NS, (index + 1) * TEN_SECONDS_NS),
                new MessageCounts(500_386, 500_386L * 1024, 500_386, 0, 500_353, 500_353L * 1024),
                MessageCounts.NONE,
                Blocked.NONE,
                Rejected.NONE,
                histograms);
    }

    public static RunInterval measured() {
        return new RunInterval(Phase.MEASUREMENT, interval(), 123, 50_000);
    }

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

    /** A run of this many intervals. */
    public static RunResult result(int intervals, String incompleteBecause) {
        Delivery.Counts counts = new Delivery.Counts(1_000_706, 1, 2, 1, 3, 4, 5, Delivery.Unseen.NONE);
        return result(
                intervals,
                incompleteBecause,
                Optional.of(new Delivery(1_000_772, 1_000_772, 0, counts, List.of(counts))));
    }

    /** A run of one interval in which nobody received anything, and three sends had no answer. */
    public static RunResult withoutConsumers() {
        Delivery.Counts counts = new Delivery.Counts(0, 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE);
        return result(1, null, Optional.of(new Delivery(500_386, 500_383, 0, counts, List.of())));
    }

    /** A search that ended without a rate that could be measured. */
    public static RunResult searchWithoutMeasurement(Search search) {
        return new RunResult(
                Map.of("system", "Kafka 4.4"),
                Instant.parse("2026-02-03T04:05:26Z"),
                null,
                search,
                null,
                List.of(),
                0,
                new Validity("none", List.of(SearchCheck.of(search)), List.of()),
                Optional.empty());
    }

    /** A search whose lower bound was confirmed. */
    public static Search search(Search.End end) {
        Search.Trial pass =
                new Search.Trial(20_001, 10, Search.Verdict.PASS, List.of(), 20_000.5, Map.of("publishLatency", 3.5));
        Search.Trial fail =
                new Search.Trial(20_409, 10, Search.Verdict.FAIL, List.of("achieved rate"), 20_100, Map.of());
        boolean confirmed = end == Search.End.CONFIRMED;
        return new Search(
                new Search.Bracket(20_001.0, 20_409.0, 0.02, List.of("achieved rate")),
                confirmed ? new Search.Confirmation(60, 1_228_800_000) : Search.Confirmation.NONE,
                List.of("endToEndResponseLatency.p99 < 50ms"),
                null,
                0,
                end,
                312,
                List.of(pass, fail));
    }

    /** A run of one interval whose messages had no stamp. */
    public static RunResult withoutStamp() {
        return result(1, null, Optional.empty());
    }

    /** The result of a run of this many intervals after a warm-up of one. */
    public static Result document(int intervals, RunResult result) {
        AtomicReference<Result> ready = new AtomicReference<>();
        ResultRecorder recorder = new ResultRecorder(
                info(),
                ENVIRONMENT,
                Map.of("producer", Map.of("acks", "all", "vendor.api.key", "hunter2")),
                ready::set);
        recorder.topicsToKeep(List.of("orders"));
        recorder.phaseStarted(Phase.WARM_UP, PhaseLength.exactly(Duration.ofSeconds(10)));
        recorder.intervalEnded(new RunInterval(Phase.WARM_UP, interval(), 0, 1));
        recorder.phaseStarted(Phase.MEASUREMENT, PhaseLength.exactly(Duration.ofSeconds(10)));
        for (int i = 0; i < intervals; i++) {
            recorder.intervalEnded(measured());
        }
        recorder.runEnded(result);
        return ready.get();
    }

    /** A run of which each of these phases was measured for one interval, the first without a backlog at its end. */
    public static Result inPhases(String... names) {
        AtomicReference<Result> ready = new AtomicReference<>();
        ResultRecorder recorder = new ResultRecorder(info(), ENVIRONMENT, Map.of(), ready::set);
        RunResult run = result(names.length, null);
        List<PhaseTotal> totals = new ArrayList<>(List.of(run.phases().get(0)));
        recorder.phaseStarted(Phase.WARM_UP, PhaseLength.exactly(Duration.ofSeconds(10)));
        recorder.intervalEnded(new RunInterval(Phase.WARM_UP, interval(), 77, 1));
        for (int i = 0; i < names.length; i++) {
            Phase phase = new Phase(names[i], true);
            recorder.phaseStarted(phase, PhaseLength.exactly(Duration.ofSeconds(10)));
            recorder.intervalEnded(new RunInterval(phase, interval(i + 1), i * 100L, 50_000));
            totals.add(new PhaseTotal(phase, interval(i + 1), run.validity()));
        }
        recorder.runEnded(new RunResult(
                run.system(), run.endedAt(), null, null, null, totals, 0, run.validity(), run.delivery()));
        return ready.get();
    }

    /** A run whose one measured phase is followed by one of this name that is not. */
    public static Result followedBy(String name) {
        AtomicReference<Result> ready = new AtomicReference<>();
        ResultRecorder recorder = new ResultRecorder(info(), ENVIRONMENT, Map.of(), ready::set);
        RunResult run = result(1, null);
        List<PhaseTotal> totals = List.of(
                run.phases().get(0),
                new PhaseTotal(Phase.MEASUREMENT, interval(1), run.validity()),
                new PhaseTotal(new Phase(name, false), interval(2), null));
        for (PhaseTotal each : totals) {
            recorder.phaseStarted(each.phase(), PhaseLength.exactly(Duration.ofSeconds(10)));
            recorder.intervalEnded(new RunInterval(each.phase(), each.total(), 0, 50_000));
        }
        recorder.runEnded(new RunResult(
                run.system(), run.endedAt(), null, null, null, totals, 0, run.validity(), run.delivery()));
        return ready.get();
    }

    /** The same where this is what was checked. */
    public static Result judged(Result known, Check check) {
        return new Result(
                known.setup(),
                known.series(),
                known.run(),
                known.course(),
                known.distributions(),
                known.delivery(),
                known.brokerSide(),
                new Validity("none", List.of(check), List.of()),
                known.thresholds(),
                known.environment(),
                known.config());
    }

    /** Two brokers, one of which was lost on the way, in a cluster with this name. */
    public static BrokerSide brokerSide(String cluster) {
        BrokerFigures.PublishLatency latency =
                BrokerFigures.PublishLatency.of(interval().histogram(Latency.PUBLISH));
        return BrokerSide.NONE
                .withBrokers(List.of(
                        new BrokerFigures(1, cluster + "-1:9092", cluster + " rack", 3, latency),
                        new BrokerFigures(2, cluster + "-2:9092", null, 0, latency)))
                .withMarks(
                        List.of(new Mark(12.34, Mark.Kind.NODE_LOST, "broker 2 at " + cluster + "-2:9092 is gone")),
                        List.of(new BrokerSide.LeftOut(Mark.Kind.REBALANCE, 3)));
    }

    /** The result of a run in which so many messages/s were stored. */
    public static Result atRate(double perSecond) {
        Result known = document(1, result(1, null));
        Result.Run run = known.run();
        return new Result(
                known.setup(),
                known.series(),
                new Result.Run(
                        run.id(),
                        run.reason(),
                        run.times(),
                        run.messages(),
                        new Throughput(perSecond, 0, perSecond, perSecond * 1024, perSecond * 1024),
                        run.topics()),
                known.course(),
                known.distributions(),
                known.delivery(),
                known.brokerSide(),
                known.validity(),
                known.thresholds(),
                known.environment(),
                known.config());
    }

    private static RunResult result(int intervals, String incompleteBecause, Optional<Delivery> delivery) {
        Summary summary = new Summary(0);
        for (int i = 0; i < intervals; i++) {
            summary.add(interval(i));
        }
        Check check = Check.of("send errors", 0.05, Limits.above("%", 0, 0.1), Phrase.of("%s %%", 0.05))
                .advising("look at the broker's log");
        Validity validity = new Validity("broker", List.of(check), List.of("a remark"));
        return new RunResult(
                Map.of("system", "Kafka 4.4"),
                Instant.parse("2026-02-03T04:05:26Z"),
                incompleteBecause,
                null,
                null,
                List.of(
                        new PhaseTotal(Phase.WARM_UP, interval(), null),
                        new PhaseTotal(Phase.MEASUREMENT, summary.total(), validity)),
                7,
                validity,
                delivery);
    }
}

package bench.result;

import bench.report.Runs;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Results of which tests know nothing but the seed. */
final class RandomResults {
    private static final long SECOND_NS = 1_000_000_000;

    private RandomResults() {}

    static Result result(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MeasuredIntervals measurement = new MeasuredIntervals();
        int warmUp = random.nextInt(3);
        int intervals = 1 + random.nextInt(30);
        List<PhaseTotal> phases = new ArrayList<>();
        int measured = 1 + random.nextInt(3);
        for (int i = 0; i < warmUp + intervals; i++) {
            Phase phase = i < warmUp ? Phase.WARM_UP : new Phase("p" + i * measured / (warmUp + intervals), true);
            IntervalStats stats = interval(random, i, random.nextInt(100));
            if (phases.isEmpty() || !phases.get(phases.size() - 1).phase().equals(phase)) {
                measurement.phaseStarted(phase);
                phases.add(new PhaseTotal(phase, stats, phase.measured() ? validity(random) : null));
            }
            measurement.add(new RunInterval(phase, stats, random.nextInt(), random.nextDouble(1e6)));
        }
        Result known = Runs.document(1, Runs.withoutStamp());
        return new Result(
                new Result.Setup("w" + seed, "d", random.nextInt(), 1, 2, random.nextInt(3), random.nextInt(3)),
                measurement.series(),
                run(random, measurement),
                new Course(
                        random.nextBoolean() ? List.of() : measurement.phases(phases),
                        random.nextBoolean() ? null : search(random),
                        random.nextBoolean() ? null : catchUp(random)),
                new Result.Distributions(Histograms.of(interval(random, 0, 500)), measurement.histograms()),
                random.nextBoolean() ? null : delivered(random),
                random.nextBoolean() ? BrokerSide.NONE : brokerSide(random),
                validity(random),
                random.nextBoolean() ? List.of() : thresholds(random),
                environment(random, known.environment()),
                known.config());
    }

    private static Environment environment(SplittableRandom random, Environment known) {
        Environment.Container container = new Environment.Container(
                random.nextBoolean() ? null : Double.valueOf(random.nextDouble(8)),
                random.nextBoolean() ? null : Long.valueOf(random.nextLong(1L << 40)));
        return new Environment(
                known.bench(),
                known.commandLine(),
                known.jvm(),
                known.cores(),
                random.nextBoolean() ? null : container,
                known.os(),
                random.nextBoolean() ? Map.of() : known.clientConfiguration(),
                random.nextBoolean() ? null : known.system());
    }

    private static Validity validity(SplittableRandom random) {
        return new Validity("none", checks(random), List.of("a \"remark\""));
    }

    private static BrokerSide brokerSide(SplittableRandom random) {
        List<Mark> marks = List.of(
                new Mark(-random.nextDouble(10), Mark.Kind.REBALANCE, "1 partition <moved>"),
                new Mark(random.nextDouble(100), Mark.Kind.NODE_LOST, "broker 2 is gone"));
        List<BrokerSide.LeftOut> leftOut = List.of(new BrokerSide.LeftOut(Mark.Kind.LEADER_CHANGE, random.nextInt(9)));
        IntervalStats stats = interval(random, 0, random.nextInt(2_000));
        BrokerFigures.PublishLatency latency = BrokerFigures.PublishLatency.of(stats.histogram(Latency.PUBLISH));
        List<BrokerFigures> brokers = List.of(
                new BrokerFigures(random.nextInt(), "a:9092", "rack-1", random.nextInt(100), latency),
                new BrokerFigures(null, "7 brokers", null, 0, latency));
        return new BrokerSide(
                random.nextBoolean() ? List.of() : marks,
                random.nextBoolean() ? List.of() : leftOut,
                random.nextBoolean() ? List.of() : brokers,
                random.nextBoolean() ? null : brokerMetrics(random));
    }

    private static BrokerMetrics brokerMetrics(SplittableRandom random) {
        Map<String, List<Double>> series = new LinkedHashMap<>();
        Map<String, Double> means = new LinkedHashMap<>();
        for (BrokerMetric metric : BrokerMetric.values()) {
            if (random.nextBoolean()) {
                series.put(metric.resultName(), Arrays.asList(random.nextDouble(200), null, 1.0));
                means.put(metric.resultName(), random.nextDouble(200));
            }
        }
        series.putIfAbsent(BrokerMetric.CPU.resultName(), Arrays.asList(2.5, null, 1.0));
        means.putIfAbsent(BrokerMetric.CPU.resultName(), 1.75);
        return new BrokerMetrics(
                List.of(
                        new BrokerMetrics.Broker("a:1", "http://a:1/metrics", means, series, 1, "is <gone>"),
                        new BrokerMetrics.Broker("b", "https://b/metrics", Map.of(), Map.of(), 0, null)),
                List.of(1.0, 2.0, random.nextDouble(9)),
                random.nextBoolean() ? null : Double.valueOf(random.nextDouble(9)));
    }

    private static CatchUp catchUp(SplittableRandom random) {
        CatchUp.Built built = new CatchUp.Built(
                random.nextBoolean(),
                random.nextLong(1L << 40),
                random.nextLong(1L << 40),
                random.nextLong(1L << 30),
                random.nextInt(1_000),
                random.nextDouble(100),
                random.nextDouble(1e6),
                random.nextDouble(1e9));
        CatchUp.Drained drained = new CatchUp.Drained(
                random.nextBoolean(),
                random.nextLong(1L << 30),
                random.nextInt(1_000),
                random.nextDouble(100),
                random.nextDouble(1e6),
                random.nextDouble(1e6),
                random.nextDouble(1e9));
        return new CatchUp(built, random.nextBoolean() ? null : drained);
    }

    private static List<Threshold> thresholds(SplittableRandom random) {
        double figure = random.nextDouble(100);
        return List.of(
                Threshold.judged(
                        "publishLatency.p99 < 20ms",
                        new Figure("publishLatency.p99", figure, "ms", true),
                        20,
                        figure < 20),
                Threshold.unknown("phase.a | <b>: publishLatency.p99 < 20ms", 20, "ms", "no samples"),
                new Threshold(
                        "messagesSent > 1",
                        figure,
                        1,
                        "",
                        Threshold.Verdict.MET,
                        null,
                        new Threshold.Range(random.nextDouble(), 100, 3)));
    }

    private static Search search(SplittableRandom random) {
        Search.Trial trial = new Search.Trial(
                random.nextDouble(1e6),
                10,
                Search.Verdict.FAIL,
                List.of("backlog", "in flight"),
                random.nextDouble(1e6),
                Map.of("publishLatency", random.nextDouble(100)));
        return new Search(
                new Search.Bracket(
                        random.nextBoolean() ? null : random.nextDouble(1e6),
                        random.nextDouble(1e6),
                        null,
                        List.of("backlog")),
                new Search.Confirmation(60, random.nextInt()),
                List.of("publishLatency.p99 < 5ms"),
                random.nextBoolean() ? null : random.nextDouble(1e6),
                random.nextInt(3),
                Search.End.CONFIRMED,
                random.nextDouble(600),
                List.of(trial, trial));
    }

    private static Result.Run run(SplittableRandom random, MeasuredIntervals measurement) {
        Instant start = Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L));
        return new Result.Run(
                Integer.toHexString(random.nextInt()),
                random.nextBoolean() ? null : "stopped",
                new Result.Times(
                        start,
                        start.plusMillis(random.nextInt(1_000_000)),
                        random.nextDouble(),
                        1,
                        random.nextBoolean() ? null : Double.valueOf(random.nextDouble())),
                new Result.Messages(
                        new Result.Counts(random.nextLong(), 1, 2, random.nextLong(), 3, 4),
                        random.nextBoolean() ? null : measurement.cameIn(),
                        5,
                        6,
                        random.nextInt()),
                measurement.throughput(),
                new Result.Topics(List.of("a"), List.of("b", "c")));
    }

    private static Delivered delivered(SplittableRandom random) {
        Delivered.Counts counts = new Delivered.Counts(
                random.nextInt(1_000), new Delivered.Missing(1, 2, 3, 4), new Delivered.Wrong(5, 6, 7, 8, 9));
        return new Delivered(
                random.nextLong(),
                random.nextLong(),
                random.nextInt(),
                IntStream.range(0, random.nextInt(3)).mapToObj(i -> counts).toList());
    }

    private static List<Check> checks(SplittableRandom random) {
        double value = random.nextDouble(200);
        return List.of(
                Check.of("above", value, Limits.above("%", 80, 95), Phrase.of("%.2f %%", value)),
                Check.of("below", value, Limits.below("s", 99.5, 95), Phrase.of("%.0f of %d", value, 3)),
                Check.of("words", value, Limits.warnAbove("", 0), Phrase.of("none"))
                        .judged(Check.Verdict.INVALID));
    }

    /** A load of a calibration. */
    static CalibrationResult.Step step(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        IntervalStats total = interval(random, 0, random.nextInt(2_000));
        return new CalibrationResult.Step(
                random.nextInt(8),
                random.nextInt(8),
                100,
                random.nextDouble(1e9),
                random.nextDouble(1e9),
                random.nextDouble(1e9),
                random.nextLong(),
                CalibrationResult.Step.times(total, total.histogram(Latency.PUBLISH)));
    }

    /** The same interval as the one with this index, a little longer than a second. */
    static IntervalStats later(IntervalStats stats, int index, int extraNs) {
        return new IntervalStats(
                new Span(index * SECOND_NS, (index + 1) * SECOND_NS + extraNs),
                stats.counts(),
                stats.carriedOver(),
                stats.blocked(),
                stats.rejected(),
                stats.histograms());
    }

    /** An interval of a second with so many samples of each latency, most of them near 2 ms. */
    static IntervalStats interval(SplittableRandom random, int index, int samples) {
        Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
        for (Latency latency : Latency.values()) {
            Histogram histogram = new Histogram(1_000, SECOND_NS, 3);
            histogram.setAutoResize(true);
            for (int i = 0; i < samples; i++) {
                histogram.recordValue((long) (2e6 * Math.exp(0.6 * random.nextGaussian())));
            }
            histograms.put(latency, histogram);
        }
        return new IntervalStats(
                new Span(index * SECOND_NS, (index + 1) * SECOND_NS + random.nextInt(1_000)),
                new MessageCounts(samples, samples * 100L, samples, random.nextInt(3), samples, samples * 100L),
                new MessageCounts(0, 0, random.nextInt(3), 0, 0, 0),
                Blocked.NONE,
                Rejected.NONE,
                histograms);
    }
}

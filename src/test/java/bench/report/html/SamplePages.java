package bench.report.html;

import bench.report.NamedResult;
import bench.report.SampleSearches;
import bench.report.SampleSetup;
import bench.result.BrokerSide;
import bench.result.Check;
import bench.result.ClientHealth;
import bench.result.Course;
import bench.result.Delivered;
import bench.result.Histograms;
import bench.result.Limits;
import bench.result.MeasuredIntervals;
import bench.result.Phase;
import bench.result.PhaseTotal;
import bench.result.Phrase;
import bench.result.Result;
import bench.result.RunInterval;
import bench.result.Search;
import bench.result.Validity;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Results of each kind of run, by seeds. */
final class SamplePages {
    /** All that a name may be, and must not become. */
    static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror=alert(1)>\"'`|${x}{{x}}../\u2028--> \uD83D\uDE00" + "</script>"
                    + "w".repeat(200);

    private static final long SECOND_NS = 1_000_000_000;
    private static final int RATE = 12_000;
    /** An hour of histograms of its own for each second would not fit into memory. */
    private static final List<Map<Latency, Histogram>> HISTOGRAMS = histograms(new SplittableRandom(7));

    private SamplePages() {}

    static NamedResult[] of(String kind) {
        Stream<Result> results = switch (kind) {
            case "plain" -> Stream.of(plain(1, 30));
            case "two" -> Stream.of(plain(1, 30), invalid(plain(2, 25)));
            case "phases" -> Stream.of(phases(List.of("low", "high", "low again"), "calm"));
            case "search" -> Stream.of(searched(plain(1, 30)));
            case "brokers" -> Stream.of(plain(1, 60).withBrokerSide(SampleBrokers.ofThree(60)));
            case "two-of-brokers" ->
                Stream.of(
                        plain(1, 60).withBrokerSide(SampleBrokers.ofThree(60)),
                        invalid(plain(2, 40)).withBrokerSide(SampleBrokers.ofThree(40)));
            case "hour" -> Stream.of(plain(1, 3_600));
            case "hostile" -> Stream.of(hostile().withBrokerSide(SampleBrokers.named(HOSTILE, 30)));
            default -> throw new IllegalArgumentException(kind);
        };
        String name = kind.equals("hostile") ? HOSTILE : "results/" + kind + ".json";
        return results.map(result -> new NamedResult(name, result)).toArray(NamedResult[]::new);
    }

    /** One phase of so many seconds. */
    static Result plain(int seed, int seconds) {
        MeasuredIntervals intervals = new MeasuredIntervals();
        List<IntervalStats> all = new ArrayList<>();
        intervals.phaseStarted(Phase.MEASUREMENT);
        add(intervals, Phase.MEASUREMENT, new SplittableRandom(seed), 0, seconds, all);
        return result(intervals, all, Course.PLAIN, validity(Check.Verdict.VALID));
    }

    /** Measured phases of ten seconds, with one between any two that is not measured. */
    static Result phases(List<String> names, String between) {
        return phases(names, between, 10);
    }

    /** The same of so many seconds each. */
    static Result phases(List<String> names, String between, int seconds) {
        MeasuredIntervals intervals = new MeasuredIntervals();
        SplittableRandom random = new SplittableRandom(3);
        List<IntervalStats> all = new ArrayList<>();
        List<PhaseTotal> totals = new ArrayList<>();
        for (int i = 0; i < 2 * names.size() - 1; i++) {
            Phase phase = i % 2 == 0 ? new Phase(names.get(i / 2), true) : new Phase(between, false);
            List<IntervalStats> own = new ArrayList<>();
            intervals.phaseStarted(phase);
            add(intervals, phase, random, seconds * i, seconds, own);
            totals.add(new PhaseTotal(
                    phase, IntervalStats.sum(own), phase.measured() ? validity(Check.Verdict.WARN) : null));
            if (phase.measured()) {
                all.addAll(own);
            }
        }
        Course course = new Course(intervals.phases(totals), null, null);
        return result(intervals, all, course, validity(Check.Verdict.WARN));
    }

    private static void add(
            MeasuredIntervals intervals,
            Phase phase,
            SplittableRandom random,
            int from,
            int seconds,
            List<IntervalStats> all) {
        for (int i = from; i < from + seconds; i++) {
            IntervalStats stats = interval(random, i);
            all.add(stats);
            intervals.add(new RunInterval(
                    phase,
                    stats,
                    random.nextInt(500),
                    random.nextInt(60),
                    RATE,
                    RATE,
                    new ClientHealth(30 + random.nextInt(20), random.nextInt(8), random.nextDouble(12))));
        }
    }

    /** Of seconds of which the latencies are those of a thousand messages, each twelve times. */
    private static List<Map<Latency, Histogram>> histograms(SplittableRandom random) {
        List<Map<Latency, Histogram>> all = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
            for (Latency latency : Latency.values()) {
                double typical = "us".equals(latency.unitSymbol()) ? 6e4 : 2e6;
                Histogram histogram = new Histogram(1_000, SECOND_NS, 3);
                for (int i = 0; i < 1_000; i++) {
                    histogram.recordValueWithCount(
                            (long) (typical * Math.exp(0.6 * random.nextGaussian())), RATE / 1_000);
                }
                histograms.put(latency, histogram);
            }
            all.add(histograms);
        }
        return all;
    }

    private static IntervalStats interval(SplittableRandom random, int second) {
        return new IntervalStats(
                new Span(second * SECOND_NS, (second + 1) * SECOND_NS),
                new MessageCounts(RATE, RATE * 100L, RATE - random.nextInt(20), 0, RATE, RATE * 100L),
                MessageCounts.NONE,
                Blocked.NONE,
                Rejected.NONE,
                HISTOGRAMS.get(random.nextInt(HISTOGRAMS.size())));
    }

    private static Result result(
            MeasuredIntervals intervals, List<IntervalStats> all, Course course, Validity validity) {
        IntervalStats total = IntervalStats.sum(all);
        Delivered.Counts counts = new Delivered.Counts(
                total.counts().received(), new Delivered.Missing(0, 0, 0, 0), new Delivered.Wrong(0, 0, 0, 0, 0));
        Instant start = Instant.parse("2026-02-03T04:05:06Z");
        return new Result(
                new Result.Setup("Orders", "Cluster A", 100, 1, 4, 1, 1),
                intervals.series(),
                new Result.Run(
                        "0000abcd",
                        null,
                        new Result.Times(start, start.plusSeconds(60), total.elapsedSeconds(), 1_000, (double) RATE),
                        new Result.Messages(Result.Counts.of(total.counts()), intervals.cameIn(), 0, 0, 0),
                        intervals.throughput(),
                        new Result.Topics(List.of(), List.of())),
                course,
                new Result.Distributions(Histograms.of(total), intervals.histograms()),
                new Delivered(total.counts().sent(), total.counts().acked(), 0, List.of(counts)),
                BrokerSide.NONE,
                validity,
                List.of(),
                SampleSetup.ENVIRONMENT,
                new Result.Config(
                        Map.of("name", "Orders", "producerRate", RATE),
                        Map.of("producerConfig", "linger.ms=1\nacks=all\n")));
    }

    private static Validity validity(Check.Verdict verdict) {
        Check check = Check.of("harness delay", 0.4, Limits.above("ms", 1, 10), Phrase.of("p99 %s ms", 0.4))
                .judged(verdict)
                .advising("quiet the machine");
        return new Validity("none", List.of(check), List.of("the broker shares this machine"));
    }

    static Result invalid(Result result) {
        return with(
                result,
                result.course(),
                validity(Check.Verdict.INVALID),
                new Result.Config(
                        Map.of("name", "Orders", "producerRate", RATE),
                        Map.of("producerConfig", "linger.ms=5\nacks=all\n")));
    }

    /** After a search of a dozen trials. */
    static Result searched(Result result) {
        Search known = SampleSearches.ended(Search.End.CONFIRMED);
        List<Search.Trial> trials = IntStream.range(0, 12)
                .mapToObj(i -> new Search.Trial(
                        20_000 + 8_000 * Math.pow(-0.7, i),
                        10,
                        i % 5 == 4 ? Search.Verdict.IRREGULAR : i % 2 == 0 ? Search.Verdict.FAIL : Search.Verdict.PASS,
                        i % 2 == 0 ? List.of("achieved rate") : List.of(),
                        19_000,
                        Map.of("publishResponseLatency", 3.5 + i)))
                .toList();
        Search search = new Search(
                known.bracket(), known.confirmation(), known.conditions(), null, 2, known.end(), 312, trials);
        return with(result, new Course(List.of(), search, null), result.validity(), result.config());
    }

    private static Result with(Result result, Course course, Validity validity, Result.Config config) {
        return new Result(
                result.setup(),
                result.series(),
                result.run(),
                course,
                result.distributions(),
                result.delivery(),
                result.brokerSide(),
                validity,
                result.thresholds(),
                result.environment(),
                config);
    }

    private static Result hostile() {
        Result result = phases(List.of(HOSTILE, HOSTILE + 2), HOSTILE + 3);
        Check check = Check.of(HOSTILE, 2, Limits.above("ms", 1, 10), Phrase.of("%s ms", 2))
                .advising(HOSTILE);
        Result named = with(
                result,
                result.course(),
                new Validity(HOSTILE, List.of(check), List.of(HOSTILE)),
                new Result.Config(Map.of(HOSTILE, HOSTILE), Map.of("name", HOSTILE)));
        return new Result(
                new Result.Setup(HOSTILE, HOSTILE, 100, 1, 4, 1, 1),
                named.series(),
                named.run(),
                named.course(),
                named.distributions(),
                named.delivery(),
                named.brokerSide(),
                named.validity(),
                named.thresholds(),
                named.environment(),
                named.config());
    }
}

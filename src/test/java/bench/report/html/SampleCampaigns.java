package bench.report.html;

import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.Check;
import bench.result.Figure;
import bench.result.Histograms;
import bench.result.Limits;
import bench.result.Phrase;
import bench.result.Result;
import bench.result.RunOutcome;
import bench.result.Threshold;
import bench.result.Throughput;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/** Campaigns of each kind, by seeds. */
final class SampleCampaigns {
    private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");
    private static final String RATE = "producerRate";
    private static final double LIMIT_MS = 60;
    private static final String CONDITION = "publishResponseLatency.p99 < 60ms";

    private final List<String> varied;
    private final int repeats;
    private final Campaign.Kind kind;
    private final List<Campaign.Run> runs = new ArrayList<>();
    private final Map<String, Result> results = new LinkedHashMap<>();
    private int points;
    private String control;

    private SampleCampaigns(Campaign.Kind kind, int repeats, String... varied) {
        this.kind = kind;
        this.repeats = repeats;
        this.varied = List.of(varied);
    }

    static CampaignResults of(String kind) {
        return switch (kind) {
            case "sweep" -> sweep();
            case "sweep-of-two" -> sweepOfTwo();
            case "grid" -> grid("producerConfig.linger.ms", "producerConfig.acks", List.of("0", "5", "20"));
            case "one-key" -> oneKey();
            case "three-keys" -> threeKeys();
            case "unfinished" -> unfinished();
            case "large" -> large();
            case "hostile" ->
                grid(
                        SamplePages.HOSTILE,
                        SamplePages.HOSTILE + 2,
                        List.of("0", SamplePages.HOSTILE, "<b>" + SamplePages.HOSTILE));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Rates of which the last two are not sustained, and one above them is left out. */
    private static CampaignResults sweep() {
        SampleCampaigns sweep = new SampleCampaigns(Campaign.Kind.SWEEP, 2, RATE);
        sweep.addCurve(Map.of(), 1);
        sweep.addControl(Map.of(RATE, "10000"), 10_000, 3);
        return sweep.build();
    }

    private static CampaignResults sweepOfTwo() {
        SampleCampaigns sweep = new SampleCampaigns(Campaign.Kind.SWEEP, 2, "producerConfig.linger.ms", RATE);
        sweep.addCurve(Map.of("producerConfig.linger.ms", "0"), 1);
        sweep.addCurve(Map.of("producerConfig.linger.ms", "5"), 1.6);
        return sweep.build();
    }

    private void addCurve(Map<String, String> others, double factor) {
        for (int rate : new int[] {10_000, 20_000, 30_000, 38_000, 42_000, 46_000, 50_000, 54_000}) {
            Map<String, String> settings = new LinkedHashMap<>(others);
            settings.put(RATE, String.valueOf(rate));
            if (rate > 50_000) {
                addLeftOut(settings);
            } else {
                add(settings, rate, factor * 2 / (1 - Math.min(rate, 45_000) / 50_000.0), rate <= 42_000);
            }
        }
    }

    private static CampaignResults grid(String along, String other, List<String> values) {
        SampleCampaigns grid = new SampleCampaigns(Campaign.Kind.CAMPAIGN, 3, along, other);
        for (String acks : List.of("1", "all")) {
            for (int i = 0; i < values.size(); i++) {
                Map<String, String> settings = new LinkedHashMap<>();
                settings.put(along, values.get(i));
                settings.put(other, acks);
                grid.add(settings, 12_000, (acks.equals("all") ? 3 : 2) + i, i < 2 || acks.equals("1"));
            }
        }
        grid.addControl(Map.of(along, values.get(0), other, "1"), 12_000, 2.2);
        return grid.build();
    }

    private static CampaignResults oneKey() {
        SampleCampaigns campaign = new SampleCampaigns(Campaign.Kind.CAMPAIGN, 4, "messageSize");
        for (String size : List.of("100", "1000", "10000", "100000")) {
            campaign.add(Map.of("messageSize", size), 2_000, Math.log(Double.parseDouble(size)), true);
        }
        return campaign.build();
    }

    private static CampaignResults threeKeys() {
        SampleCampaigns campaign = new SampleCampaigns(Campaign.Kind.CAMPAIGN, 1, "messageSize", "topics", "driver");
        for (String size : List.of("100", "1000")) {
            for (String topics : List.of("1", "10")) {
                for (String driver : List.of("a", "b")) {
                    campaign.add(Map.of("messageSize", size, "topics", topics, "driver", driver), 2_000, 3, true);
                }
            }
        }
        return campaign.build();
    }

    private static CampaignResults unfinished() {
        SampleCampaigns campaign = new SampleCampaigns(Campaign.Kind.CAMPAIGN, 2, "topics");
        campaign.add(Map.of("topics", "1"), 2_000, 3, true);
        campaign.points++;
        campaign.addRun(Map.of("topics", "10"), 1, outcome(RunOutcome.State.ENDED, 1, null, "no broker answers"));
        campaign.addRun(Map.of("topics", "10"), 2, RunOutcome.PENDING);
        return campaign.build();
    }

    /** All of its runs have found the same. */
    private static CampaignResults large() {
        SampleCampaigns campaign = new SampleCampaigns(Campaign.Kind.CAMPAIGN, 2, "messageSize");
        Result result = result(1, 2_000, 3, true);
        for (int i = 1; i <= 300; i++) {
            campaign.points++;
            for (int repeat = 1; repeat <= 2; repeat++) {
                RunOutcome valid = outcome(RunOutcome.State.ENDED, 0, "valid", null);
                campaign.results.put(campaign.addRun(Map.of("messageSize", String.valueOf(i)), repeat, valid), result);
            }
        }
        return campaign.build();
    }

    private void add(Map<String, String> settings, double rate, double typicalMs, boolean isTrusted) {
        points++;
        for (int repeat = 1; repeat <= repeats; repeat++) {
            addMeasured(settings, repeat, rate, typicalMs * (1 + 0.04 * repeat), isTrusted);
        }
    }

    private void addMeasured(
            Map<String, String> settings, int repeat, double rate, double typicalMs, boolean isTrusted) {
        String verdict = isTrusted ? "valid" : "invalid";
        String id = addRun(settings, repeat, outcome(RunOutcome.State.ENDED, isTrusted ? 0 : 3, verdict, null));
        results.put(id, result(runs.size(), rate, typicalMs, isTrusted));
    }

    private void addLeftOut(Map<String, String> settings) {
        points++;
        for (int repeat = 1; repeat <= repeats; repeat++) {
            addRun(settings, repeat, RunOutcome.leftOut("46,000 msg/s was not sustained (p6-r" + repeat + ")"));
        }
    }

    /** The first point again. */
    private void addControl(Map<String, String> settings, double rate, double typicalMs) {
        int last = points;
        points = 1;
        addMeasured(settings, repeats + 1, rate, typicalMs, true);
        points = last;
        control = runs.get(runs.size() - 1).id();
    }

    private String addRun(Map<String, String> settings, int repeat, RunOutcome outcome) {
        String id = "p" + points + "-r" + repeat;
        runs.add(new Campaign.Run(id, points, settings, repeat, null, null, "runs/" + id + ".json", outcome));
        return id;
    }

    private static RunOutcome outcome(RunOutcome.State state, int code, String verdict, String reason) {
        return new RunOutcome(state, code, verdict, null, reason, null, START, START.plusSeconds(60));
    }

    private CampaignResults build() {
        Campaign.Plan plan = new Campaign.Plan(
                kind,
                42,
                repeats,
                varied,
                kind == Campaign.Kind.SWEEP ? List.of(CONDITION) : List.of(),
                kind == Campaign.Kind.SWEEP,
                runs.stream().map(Campaign.Run::id).toList(),
                control);
        Campaign.Origin origin = new Campaign.Origin("1.2.3", List.of("sweep"), "/home/user", START, Map.of());
        return new CampaignResults(new Campaign(origin, plan, List.of(), runs), results);
    }

    private static Result result(int seed, double rate, double typicalMs, boolean isTrusted) {
        Result known = SamplePages.plain(1, 2);
        IntervalStats stats = stats(seed, rate, typicalMs);
        Figure p99 = new Figure("publishResponseLatency.p99", typicalMs * 4, "ms", true);
        Check check =
                Check.of("achieved rate", isTrusted ? 100 : 90, Limits.invalidBelow("%", 99), Phrase.of("%s", 90));
        Result.Run run = known.run();
        Result.Times times = run.times();
        return new Result(
                known.setup(),
                known.series(),
                new Result.Run(
                        run.id(),
                        null,
                        new Result.Times(times.startedAt(), times.endedAt(), 10, 1_000, rate),
                        run.messages(),
                        Throughput.of(stats),
                        run.topics()),
                known.course(),
                new Result.Distributions(Histograms.of(stats), List.of()),
                known.delivery(),
                known.brokerSide(),
                new Validity("none", List.of(check), List.of()),
                List.of(Threshold.judged(CONDITION, p99, LIMIT_MS, p99.value() < LIMIT_MS)),
                known.environment(),
                known.config());
    }

    private static IntervalStats stats(int seed, double rate, double typicalMs) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
        for (Latency latency : Latency.values()) {
            Histogram histogram = new Histogram(1_000, 100_000_000_000L, 3);
            for (int i = 0; i < 1_000; i++) {
                double nanos = typicalMs * latency.unit().toNanos(1) * Math.exp(0.6 * random.nextGaussian());
                histogram.recordValueWithCount((long) nanos, 20);
            }
            histograms.put(latency, histogram);
        }
        long messages = Math.min((long) rate, 44_000) * 10;
        return new IntervalStats(
                new Span(0, 10_000_000_000L),
                new MessageCounts(messages, messages * 100, messages, 0, messages, messages * 100),
                MessageCounts.NONE,
                Blocked.NONE,
                Rejected.NONE,
                histograms);
    }
}

package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.Facts.MS;
import static org.assertj.core.api.Assertions.assertThat;

import bench.delivery.Delivery;
import bench.result.Check;
import bench.result.Check.Verdict;
import bench.stats.Latency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check fires at its limits, on both sides of each of them, and is quiet where all is well. */
class ChecksTest {
    /** One way to spoil a measurement, and what a check says to it. */
    private record Case(String check, String what, Verdict verdict, Consumer<Facts> spoil) {
        @Override
        public String toString() {
            return check + ": " + what + " is " + verdict.ofCheck();
        }
    }

    private static Case of(String check, String what, Verdict verdict, Consumer<Facts> spoil) {
        return new Case(check, what, verdict, spoil);
    }

    private static Stream<Case> rateAndDelay() {
        return Stream.of(
                of("achieved rate", "99.6 %", VALID, f -> f.sent = 9_960),
                of("achieved rate", "99.4 %", WARN, f -> f.sent = 9_940),
                of("achieved rate", "95.1 %", WARN, f -> f.sent = 9_510),
                of("achieved rate", "94.9 %", INVALID, f -> f.sent = 9_490),
                of("harness delay", "a p99 of 0.9 ms", VALID, f -> lateSends(f, 900_000)),
                of("harness delay", "a p99 of 1.1 ms", WARN, f -> lateSends(f, 1_100_000)),
                of("harness delay", "a tenth of a small publish p99", WARN, f -> {
                    f.noSamples(Latency.PUBLISH);
                    f.record(Latency.PUBLISH, 2 * MS, 10_000);
                    lateSends(f, 300_000);
                }),
                of("harness delay", "a p99 of 100 sends, which is one of them", VALID, f -> {
                    f.noSamples(Latency.HARNESS_DELAY);
                    f.record(Latency.HARNESS_DELAY, 0, 98);
                    f.record(Latency.HARNESS_DELAY, 5 * MS, 2);
                }),
                of("harness delay", "a tenth of the publish p99 of 100 acks", VALID, f -> {
                    f.noSamples(Latency.PUBLISH);
                    f.record(Latency.PUBLISH, 2 * MS, 100);
                    lateSends(f, 300_000);
                }),
                of("harness delay", "growing", INVALID, f -> f.delayMedianMs = new double[] {50, 100, 150, 200}),
                of("harness delay", "growing, but small", VALID, f -> f.delayMedianMs = new double[] {1, 2, 3, 4}),
                of("harness delay", "high once", VALID, f -> f.delayMedianMs = new double[] {1, 2_000, 1, 1}),
                of("harness delay", "growing while send blocks", VALID, f -> {
                    f.delayMedianMs = new double[] {50, 100, 150, 200};
                    f.blockedMs = 5_000;
                }),
                of("blocked in send", "never", VALID, f -> {}),
                of("blocked in send", "99 ms", VALID, f -> f.blockedMs = f.longestBlockMs = 99),
                of("blocked in send", "101 ms", WARN, f -> f.blockedMs = f.longestBlockMs = 101),
                of("blocked in send", "9 % in short blocks", VALID, f -> {
                    f.blockedMs = 900;
                    f.longestBlockMs = 10;
                }),
                of("blocked in send", "11 % in short blocks", WARN, f -> {
                    f.blockedMs = 1_100;
                    f.longestBlockMs = 10;
                }),
                of("blocked in send", "the whole client stood still", VALID, f -> {
                    f.blockedMs = f.longestBlockMs = 900;
                    f.stalled(900 * MS, 1);
                }));
    }

    private static Stream<Case> answers() {
        return Stream.of(
                of("achieved rate", "everything handed over, and 94 % acked", INVALID, f -> f.acked = 9_400),
                of("achieved rate", "two messages of ten on their way", VALID, f -> {
                    slowly(f, 0, 0, 0, 0);
                    f.targetRate = 1;
                    f.sent = 10;
                    f.acked = 8;
                }),
                of("achieved rate", "three messages of ten missing", INVALID, f -> {
                    slowly(f, 0, 0, 0, 0);
                    f.targetRate = 1;
                    f.sent = 10;
                    f.acked = 7;
                }),
                of("achieved rate", "acks that take half a second", VALID, f -> {
                    f.acked = 9_500;
                    f.inFlight = new InFlight.Trend(0, 500);
                }),
                of("achieved rate", "a queue of the warm-up that was worked off", VALID, f -> {
                    f.acked = 10_000;
                    f.inFlight = new InFlight.Trend(0, -3_000);
                }),
                of("achieved rate", "a queue that a silence has left", INVALID, f -> {
                    f.acked = 9_400;
                    f.silentSeconds = 2;
                    f.inFlight = new InFlight.Trend(0, 600);
                }),
                of("in flight", "growing", WARN, f -> f.inFlight = new InFlight.Trend(40, 0)),
                of("quota", "throttled", WARN, f -> f.waits = new Waits(20, 0, 0)),
                of("silence", "0.9 s", VALID, f -> f.silentSeconds = 0.9),
                of("silence", "1.1 s", WARN, f -> f.silentSeconds = 1.1),
                of("silence", "1.1 s of a system that is as slow", VALID, f -> {
                    f.silentSeconds = 1.1;
                    f.noSamples(Latency.PUBLISH);
                    f.record(Latency.PUBLISH, 1_000 * MS, 100);
                }),
                of("rebalances", "one", WARN, f -> f.rebalances = 1),
                of("harness delay", "beside no ack at all", VALID, f -> {
                    f.noSamples(Latency.PUBLISH);
                    lateSends(f, 300_000);
                }),
                of("steady rate", "2.5 msg/s in intervals of a second", VALID, f -> {
                    f.targetRate = 2.5;
                    f.rates = new double[] {3, 2, 3, 2, 3, 2, 3, 2, 3, 2};
                }),
                of("steady rate", "a slow load that stops", INVALID, f -> {
                    f.targetRate = 5;
                    f.rates = new double[] {5, 5, 5, 5, 5, 0, 0, 0, 0, 0};
                }),
                of("receipts", "none", INVALID, f -> f.received = 0),
                of("unanswered", "0.05 %", WARN, f -> f.unanswered = 5),
                of("unanswered", "0.5 %", INVALID, f -> f.unanswered = 50));
    }

    private static Stream<Case> length() {
        return Stream.of(
                of("length", "everything read in 0.1 s", WARN, f -> onlyReads(f, 0.1)),
                of("length", "everything read in 2.9 s", WARN, f -> onlyReads(f, 2.9)),
                of("length", "3 s of reading", VALID, f -> onlyReads(f, 3)),
                of("length", "1 send at 0.001 msg/s", WARN, f -> f.targetRate = 0.001),
                of("length", "2 sends at 0.2 msg/s", WARN, f -> f.targetRate = 0.2),
                of("length", "9 sends", WARN, f -> f.targetRate = 0.9),
                of("length", "10 sends", VALID, f -> f.targetRate = 0.91),
                of("length", "10 sends of a measurement that ends late", VALID, f -> {
                    f.targetRate = 1;
                    f.seconds = 9.999;
                }));
    }

    private static void onlyReads(Facts facts, double seconds) {
        facts.producers = 0;
        facts.targetRate = 0;
        facts.seconds = seconds;
        facts.noSamples(Latency.PUBLISH);
    }

    private static void lateSends(Facts facts, long nanos) {
        facts.noSamples(Latency.HARNESS_DELAY);
        facts.record(Latency.HARNESS_DELAY, 0, 9_800);
        facts.record(Latency.HARNESS_DELAY, nanos, 200);
    }

    private static Stream<Case> client() {
        return Stream.of(
                of("client stalls", "19 ms once", VALID, f -> f.stalled(19 * MS, 1)),
                of("client stalls", "21 ms once, above p99.9", WARN, f -> f.stalled(21 * MS, 1)),
                of("client stalls", "99 ms once", WARN, f -> f.stalled(99 * MS, 1)),
                of("client stalls", "101 ms once", INVALID, f -> f.stalled(101 * MS, 1)),
                of("client stalls", "1.2 % of the time above p99", INVALID, f -> f.stalled(24 * MS, 5)),
                of("client stalls", "sleeps that end late by less than 1 ms", VALID, f -> {
                    f.noSamples(Latency.PUBLISH);
                    f.record(Latency.PUBLISH, 5_000, 10_000);
                    f.stalled(900_000, 1_000);
                }),
                of("client stalls", "101 ms on a shared machine", WARN, f -> {
                    f.systemSharesMachine = true;
                    f.stalled(101 * MS, 1);
                }),
                of("garbage collection", "0.9 %", VALID, f -> f.paused(9, 10)),
                of("garbage collection", "1.1 %", WARN, f -> f.paused(10, 11)),
                of("garbage collection", "19 ms once", VALID, f -> f.paused(19, 1)),
                of("garbage collection", "22 ms once, above p99.9", WARN, f -> f.paused(22, 1)),
                of("garbage collection", "0.9 % of the time above p99", WARN, f -> f.paused(22, 4)),
                of("garbage collection", "1.1 % of the time above p99", INVALID, f -> f.paused(22, 5)),
                of("garbage collection", "1.1 % of the time, most of it below p99", WARN, f -> {
                    f.paused(22, 1);
                    f.paused(11, 8);
                }),
                of("garbage collection", "pauses of 1 ms, which may be less", VALID, f -> {
                    f.noSamples(Latency.PUBLISH);
                    f.record(Latency.PUBLISH, 500_000, 10_000);
                    f.paused(1, 90);
                }),
                of("garbage collection", "long pauses on a shared machine", WARN, f -> {
                    f.systemSharesMachine = true;
                    f.paused(22, 5);
                }),
                of("client CPU", "79 %", VALID, f -> f.machineLoad = 0.79),
                of("client CPU", "81 % of the machine", WARN, f -> f.machineLoad = 0.81),
                of("client CPU", "81 % by the client", WARN, f -> f.processLoad = 0.81),
                of("client CPU", "96 %", INVALID, f -> f.machineLoad = 0.96),
                of("client CPU", "unknown for the machine", VALID, f -> f.machineLoad = -1),
                of("client CPU", "96 % of a shared machine", WARN, f -> {
                    f.systemSharesMachine = true;
                    f.machineLoad = 0.96;
                }));
    }

    private static Stream<Case> steadiness() {
        return Stream.of(
                of("steady rate", "a trend of 4 %", VALID, f -> f.rates = new double[] {980, 993, 1_007, 1_020}),
                of("steady rate", "a trend of 6 %", WARN, f -> f.rates = new double[] {970, 990, 1_010, 1_030}),
                of("steady rate", "a falling trend", WARN, f -> f.rates = new double[] {1_030, 1_010, 990, 970}),
                of("steady rate", "variation of 9 %", VALID, f -> f.rates = new double[] {925, 1_075, 1_075, 925}),
                of("steady rate", "variation of 12 %", INVALID, f -> f.rates = new double[] {900, 1_100, 1_100, 900}),
                of("steady latency", "variation of 40 %", VALID, f -> f.p99Ms = new double[] {13, 27, 27, 13}),
                of("steady latency", "variation of 58 %", WARN, f -> f.p99Ms = new double[] {10, 30, 30, 10}),
                of("steady latency", "a cold start", WARN, f -> f.p99Ms = new double[] {94, 44, 32, 7}));
    }

    private static Stream<Case> outcome() {
        return Stream.of(
                of("send errors", "none", VALID, f -> {}),
                of("send errors", "0.05 %", WARN, f -> f.failed = 5),
                of("send errors", "0.11 %", INVALID, f -> f.failed = 11),
                of("delivery", "all once", VALID, f -> {}),
                of(
                        "delivery",
                        "one lost",
                        INVALID,
                        f -> f.delivered = new Delivery.Counts(9_999, 1, 0, 0, 0, 0, 0, Delivery.Unseen.NONE)),
                of(
                        "delivery",
                        "one twice",
                        WARN,
                        f -> f.delivered = new Delivery.Counts(10_000, 0, 1, 0, 0, 0, 0, Delivery.Unseen.NONE)),
                of(
                        "delivery",
                        "one late",
                        WARN,
                        f -> f.delivered = new Delivery.Counts(10_000, 0, 0, 0, 1, 0, 0, Delivery.Unseen.NONE)),
                of(
                        "delivery",
                        "a foreign",
                        WARN,
                        f -> f.delivered = new Delivery.Counts(10_000, 0, 0, 0, 0, 1, 0, Delivery.Unseen.NONE)),
                of(
                        "delivery",
                        "one corrupt",
                        INVALID,
                        f -> f.delivered = new Delivery.Counts(10_000, 0, 0, 0, 0, 0, 1, Delivery.Unseen.NONE)),
                of("delivery", "one unread", WARN, f -> unseen(f, new Delivery.Unseen(1, 0, 0))),
                of("delivery", "one removed", INVALID, f -> unseen(f, new Delivery.Unseen(0, 1, 0))),
                of("delivery", "one not visible", WARN, f -> unseen(f, new Delivery.Unseen(0, 0, 1))),
                of("backlog", "large, but steady", VALID, f -> f.backlogs = new double[] {500, 500, 500, 500}),
                of("backlog", "growing, but on its way", VALID, f -> f.backlogs = new double[] {50, 100, 150, 200}),
                of(
                        "backlog",
                        "growing by 0.8 % of the rate",
                        WARN,
                        f -> f.backlogs = new double[] {220, 240, 260, 280}),
                of(
                        "backlog",
                        "growing by 1.2 % of the rate",
                        INVALID,
                        f -> f.backlogs = new double[] {200, 230, 260, 290}),
                of("backlog", "two messages of a slow load", VALID, f -> slowly(f, 0, 0, 1, 2)),
                of("backlog", "six seconds of a slow load", INVALID, f -> slowly(f, 0, 1, 2, 3)),
                of("backlog", "0.9 s in a short run", VALID, f -> f.backlogs = new double[] {900}),
                of("backlog", "1.1 s in a short run", WARN, f -> f.backlogs = new double[] {500, 1_100}),
                of("samples", "all in range", VALID, f -> {}),
                of("samples", "one negative", WARN, f -> f.negative = 1),
                of("samples", "one out of range", WARN, f -> f.outOfRange = 1));
    }

    private static void unseen(Facts facts, Delivery.Unseen unseen) {
        facts.delivered = new Delivery.Counts(9_999, 0, 0, 0, 0, 0, 0, unseen);
    }

    private static void slowly(Facts facts, double... backlogs) {
        facts.rates = new double[] {0.5, 0.5, 0.5, 0.5};
        facts.backlogs = backlogs;
    }

    @ParameterizedTest
    @MethodSource({"length", "rateAndDelay", "answers", "client", "steadiness", "outcome"})
    void firesAtItsLimits(Case given) {
        Facts facts = new Facts();
        given.spoil.accept(facts);

        Check check = check(facts, given.check).orElseThrow();

        assertThat(check.verdict()).as(check.toString()).isEqualTo(given.verdict);
        assertThat(check.advice().isEmpty()).isEqualTo(given.verdict == VALID);
    }

    @Test
    void isQuietWhereAllIsWell() {
        assertThat(Checks.of(new Facts().evidence())).hasSize(17).allMatch(check -> check.verdict() == VALID);
    }

    @Test
    void whereNothingIsAckedNothingIsAchieved() {
        Facts facts = new Facts();
        facts.acked = 0;
        facts.inFlight = new InFlight.Trend(0, -1);

        assertThat(check(facts, "achieved rate").orElseThrow().figure()).isEqualTo("0.00 % of 1,000 msg/s");
    }

    @Test
    void asksForNoMorePatienceWhereTheSystemWasSilent() {
        Facts facts = new Facts();
        facts.silentSeconds = 4;
        facts.rates = new double[] {1_000, 0, 1_000, 1_000};
        facts.p99Ms = new double[] {10, 30, 30, 10};
        facts.unanswered = 50;

        for (String name : List.of("steady rate", "steady latency", "unanswered")) {
            assertThat(check(facts, name).orElseThrow().advice())
                    .contains("silen")
                    .doesNotContain("longer", "more time");
        }
    }

    @Test
    void namesARateThatCanBeHadUnlessThereIsNone() {
        Facts facts = new Facts();
        facts.sent = 5_000;
        assertThat(check(facts, "achieved rate")).get().asString().contains("ask for less than 500 msg/s");

        facts.sent = 0;
        assertThat(check(facts, "achieved rate")).get().asString().contains("nothing was sent");
    }

    @Test
    void countsWhatIsTooFewForARate() {
        Facts facts = new Facts();
        facts.targetRate = 0.001;
        facts.seconds = 3;
        assertThat(check(facts, "length").orElseThrow().figure()).isEqualTo("1 send by the schedule in 3.0 s");

        facts.targetRate = 1;
        facts.seconds = 3.001;
        assertThat(check(facts, "length").orElseThrow().figure()).isEqualTo("3 sends by the schedule in 3.0 s");
    }

    @Test
    void showsNoPercentileThatTooFewSamplesSupport() {
        Facts facts = new Facts();
        assertThat(check(facts, "harness delay").orElseThrow().figure()).isEqualTo("p99 0.000 ms");

        facts.noSamples(Latency.HARNESS_DELAY);
        facts.record(Latency.HARNESS_DELAY, 5 * MS, 999);
        assertThat(check(facts, "harness delay").orElseThrow().figure()).isEqualTo("p99 (unsupported)");
    }

    @Test
    void saysNothingOfWhatDoesNotApply() {
        Facts onlyReads = new Facts();
        onlyReads.producers = 0;
        onlyReads.targetRate = 0;
        onlyReads.noSamples(Latency.PUBLISH);
        onlyReads.p99Ms = new double[] {0, 0, 0, 0};
        assertThat(names(onlyReads))
                .doesNotContain("achieved rate", "harness delay", "blocked in send", "send errors", "steady latency");

        Facts onlySends = new Facts();
        onlySends.delivery = Optional.of(new Delivery(
                10_000, 10_000, 0, new Delivery.Counts(0, 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE), List.of()));
        assertThat(names(onlySends)).doesNotContain("delivery");

        Facts twoIntervals = new Facts();
        twoIntervals.rates = new double[] {10, 1_000};
        twoIntervals.p99Ms = new double[] {1, 100};
        assertThat(names(twoIntervals)).doesNotContain("steady rate", "steady latency");
    }

    private static Optional<Check> check(Facts facts, String name) {
        return Checks.of(facts.evidence()).stream()
                .filter(check -> check.name().equals(name))
                .findFirst();
    }

    private static List<String> names(Facts facts) {
        return Checks.of(facts.evidence()).stream().map(Check::name).toList();
    }
}

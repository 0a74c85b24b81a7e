package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.CheckCase.checkCase;
import static bench.validity.Facts.MS;

import bench.delivery.Delivery;
import bench.stats.Latency;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of the client, of steadiness and of the outcome fires at its limits, on both sides of each of them. */
class OutcomeCheckLimitsTest {
    private static Stream<CheckCase> client() {
        return Stream.of(
                checkCase("client stalls", "19 ms once", VALID, f -> f.stalled(19 * MS, 1)),
                checkCase("client stalls", "21 ms once, above p99.9", WARN, f -> f.stalled(21 * MS, 1)),
                checkCase("client stalls", "99 ms once", WARN, f -> f.stalled(99 * MS, 1)),
                checkCase("client stalls", "101 ms once", INVALID, f -> f.stalled(101 * MS, 1)),
                checkCase("client stalls", "1.2 % of the time above p99", INVALID, f -> f.stalled(24 * MS, 5)),
                checkCase("client stalls", "sleeps that end late by less than 1 ms", VALID, f -> {
                    f.noSamples(Latency.PUBLISH);
                    f.record(Latency.PUBLISH, 5_000, 10_000);
                    f.stalled(900_000, 1_000);
                }),
                checkCase("client stalls", "101 ms on a shared machine", WARN, f -> {
                    f.systemSharesMachine = true;
                    f.stalled(101 * MS, 1);
                }),
                checkCase("garbage collection", "0.9 %", VALID, f -> f.paused(9, 10)),
                checkCase("garbage collection", "1.1 %", WARN, f -> f.paused(10, 11)),
                checkCase("garbage collection", "19 ms once", VALID, f -> f.paused(19, 1)),
                checkCase("garbage collection", "22 ms once, above p99.9", WARN, f -> f.paused(22, 1)),
                checkCase("garbage collection", "0.9 % of the time above p99", WARN, f -> f.paused(22, 4)),
                checkCase("garbage collection", "1.1 % of the time above p99", INVALID, f -> f.paused(22, 5)),
                checkCase("garbage collection", "1.1 % of the time, most of it below p99", WARN, f -> {
                    f.paused(22, 1);
                    f.paused(11, 8);
                }),
                checkCase("garbage collection", "pauses of 1 ms, which may be less", VALID, f -> {
                    f.noSamples(Latency.PUBLISH);
                    f.record(Latency.PUBLISH, 500_000, 10_000);
                    f.paused(1, 90);
                }),
                checkCase("garbage collection", "long pauses on a shared machine", WARN, f -> {
                    f.systemSharesMachine = true;
                    f.paused(22, 5);
                }),
                checkCase("client CPU", "79 %", VALID, f -> f.machineLoad = 0.79),
                checkCase("client CPU", "81 % of the machine", WARN, f -> f.machineLoad = 0.81),
                checkCase("client CPU", "81 % by the client", WARN, f -> f.processLoad = 0.81),
                checkCase("client CPU", "96 %", INVALID, f -> f.machineLoad = 0.96),
                checkCase("client CPU", "unknown for the machine", VALID, f -> f.machineLoad = -1),
                checkCase("client CPU", "96 % of a shared machine", WARN, f -> {
                    f.systemSharesMachine = true;
                    f.machineLoad = 0.96;
                }));
    }

    private static Stream<CheckCase> steadiness() {
        return Stream.of(
                checkCase("steady rate", "a trend of 4 %", VALID, f -> f.rates = new double[] {980, 993, 1_007, 1_020}),
                checkCase("steady rate", "a trend of 6 %", WARN, f -> f.rates = new double[] {970, 990, 1_010, 1_030}),
                checkCase("steady rate", "a falling trend", WARN, f -> f.rates = new double[] {1_030, 1_010, 990, 970}),
                checkCase(
                        "steady rate", "variation of 9 %", VALID, f -> f.rates = new double[] {925, 1_075, 1_075, 925}),
                checkCase(
                        "steady rate",
                        "variation of 12 %",
                        INVALID,
                        f -> f.rates = new double[] {900, 1_100, 1_100, 900}),
                checkCase("steady latency", "variation of 40 %", VALID, f -> f.p99Ms = new double[] {13, 27, 27, 13}),
                checkCase("steady latency", "variation of 58 %", WARN, f -> f.p99Ms = new double[] {10, 30, 30, 10}),
                checkCase("steady latency", "a cold start", WARN, f -> f.p99Ms = new double[] {94, 44, 32, 7}));
    }

    private static Stream<CheckCase> outcome() {
        return Stream.of(
                checkCase("send errors", "none", VALID, f -> {}),
                checkCase("send errors", "0.05 %", WARN, f -> f.failed = 5),
                checkCase("send errors", "0.11 %", INVALID, f -> f.failed = 11),
                checkCase("delivery", "all once", VALID, f -> {}),
                checkCase(
                        "delivery",
                        "one lost",
                        INVALID,
                        f -> f.delivered = new Delivery.Counts(9_999, 1, 0, 0, 0, 0, 0, Delivery.Unseen.NONE)),
                checkCase(
                        "delivery",
                        "one twice",
                        WARN,
                        f -> f.delivered = new Delivery.Counts(10_000, 0, 1, 0, 0, 0, 0, Delivery.Unseen.NONE)),
                checkCase(
                        "delivery",
                        "one late",
                        WARN,
                        f -> f.delivered = new Delivery.Counts(10_000, 0, 0, 0, 1, 0, 0, Delivery.Unseen.NONE)),
                checkCase(
                        "delivery",
                        "a foreign",
                        WARN,
                        f -> f.delivered = new Delivery.Counts(10_000, 0, 0, 0, 0, 1, 0, Delivery.Unseen.NONE)),
                checkCase(
                        "delivery",
                        "one corrupt",
                        INVALID,
                        f -> f.delivered = new Delivery.Counts(10_000, 0, 0, 0, 0, 0, 1, Delivery.Unseen.NONE)),
                checkCase("delivery", "one unread", WARN, f -> unseen(f, new Delivery.Unseen(1, 0, 0))),
                checkCase("delivery", "one removed", INVALID, f -> unseen(f, new Delivery.Unseen(0, 1, 0))),
                checkCase("delivery", "one not visible", WARN, f -> unseen(f, new Delivery.Unseen(0, 0, 1))),
                checkCase("backlog", "large, but steady", VALID, f -> f.backlogs = new double[] {500, 500, 500, 500}),
                checkCase(
                        "backlog",
                        "growing, but on its way",
                        VALID,
                        f -> f.backlogs = new double[] {50, 100, 150, 200}),
                checkCase(
                        "backlog",
                        "growing by 0.8 % of the rate",
                        WARN,
                        f -> f.backlogs = new double[] {220, 240, 260, 280}),
                checkCase(
                        "backlog",
                        "growing by 1.2 % of the rate",
                        INVALID,
                        f -> f.backlogs = new double[] {200, 230, 260, 290}),
                checkCase("backlog", "two messages of a slow load", VALID, f -> CheckCase.slowly(f, 0, 0, 1, 2)),
                checkCase("backlog", "six seconds of a slow load", INVALID, f -> CheckCase.slowly(f, 0, 1, 2, 3)),
                checkCase("backlog", "0.9 s in a short run", VALID, f -> f.backlogs = new double[] {900}),
                checkCase("backlog", "1.1 s in a short run", WARN, f -> f.backlogs = new double[] {500, 1_100}),
                checkCase("samples", "all in range", VALID, f -> {}),
                checkCase("samples", "one negative", WARN, f -> f.negative = 1),
                checkCase("samples", "one out of range", WARN, f -> f.outOfRange = 1));
    }

    private static void unseen(Facts facts, Delivery.Unseen unseen) {
        facts.delivered = new Delivery.Counts(9_999, 0, 0, 0, 0, 0, 0, unseen);
    }

    @ParameterizedTest
    @MethodSource({"client", "steadiness", "outcome"})
    void firesAtItsLimits(CheckCase given) {
        given.assertFires();
    }
}

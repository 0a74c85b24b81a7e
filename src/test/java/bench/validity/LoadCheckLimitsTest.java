package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.CheckCase.checkCase;
import static bench.validity.Facts.MS;

import bench.stats.Latency;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of the load and its answers fires at its limits, on both sides of each of them. */
class LoadCheckLimitsTest {
    private static Stream<CheckCase> rateAndDelay() {
        return Stream.of(
                checkCase("achieved rate", "99.6 %", VALID, f -> f.sent = 9_960),
                checkCase("achieved rate", "99.4 %", WARN, f -> f.sent = 9_940),
                checkCase("achieved rate", "95.1 %", WARN, f -> f.sent = 9_510),
                checkCase("achieved rate", "94.9 %", INVALID, f -> f.sent = 9_490),
                checkCase("harness delay", "a p99 of 0.9 ms", VALID, f -> lateSends(f, 900_000)),
                checkCase("harness delay", "a p99 of 1.1 ms", WARN, f -> lateSends(f, 1_100_000)),
                checkCase("harness delay", "a tenth of a small publish p99", WARN, f -> {
                    f.noSamples(Latency.PUBLISH);
                    f.record(Latency.PUBLISH, 2 * MS, 10_000);
                    lateSends(f, 300_000);
                }),
                checkCase("harness delay", "a p99 of 100 sends, which is one of them", VALID, f -> {
                    f.noSamples(Latency.HARNESS_DELAY);
                    f.record(Latency.HARNESS_DELAY, 0, 98);
                    f.record(Latency.HARNESS_DELAY, 5 * MS, 2);
                }),
                checkCase("harness delay", "a tenth of the publish p99 of 100 acks", VALID, f -> {
                    f.noSamples(Latency.PUBLISH);
                    f.record(Latency.PUBLISH, 2 * MS, 100);
                    lateSends(f, 300_000);
                }),
                checkCase("harness delay", "growing", INVALID, f -> f.delayMedianMs = new double[] {50, 100, 150, 200}),
                checkCase(
                        "harness delay", "growing, but small", VALID, f -> f.delayMedianMs = new double[] {1, 2, 3, 4}),
                checkCase("harness delay", "high once", VALID, f -> f.delayMedianMs = new double[] {1, 2_000, 1, 1}),
                checkCase("harness delay", "growing while send blocks", VALID, f -> {
                    f.delayMedianMs = new double[] {50, 100, 150, 200};
                    f.blockedMs = 5_000;
                }),
                checkCase("blocked in send", "never", VALID, f -> {}),
                checkCase("blocked in send", "99 ms", VALID, f -> f.blockedMs = f.longestBlockMs = 99),
                checkCase("blocked in send", "101 ms", WARN, f -> f.blockedMs = f.longestBlockMs = 101),
                checkCase("blocked in send", "9 % in short blocks", VALID, f -> {
                    f.blockedMs = 900;
                    f.longestBlockMs = 10;
                }),
                checkCase("blocked in send", "11 % in short blocks", WARN, f -> {
                    f.blockedMs = 1_100;
                    f.longestBlockMs = 10;
                }),
                checkCase("blocked in send", "the whole client stood still", VALID, f -> {
                    f.blockedMs = f.longestBlockMs = 900;
                    f.stalled(900 * MS, 1);
                }));
    }

    private static Stream<CheckCase> answers() {
        return Stream.of(
                checkCase("achieved rate", "everything handed over, and 94 % acked", INVALID, f -> f.acked = 9_400),
                checkCase("achieved rate", "two messages of ten on their way", VALID, f -> {
                    CheckCase.slowly(f, 0, 0, 0, 0);
                    f.targetRate = 1;
                    f.sent = 10;
                    f.acked = 8;
                }),
                checkCase("achieved rate", "three messages of ten missing", INVALID, f -> {
                    CheckCase.slowly(f, 0, 0, 0, 0);
                    f.targetRate = 1;
                    f.sent = 10;
                    f.acked = 7;
                }),
                checkCase("achieved rate", "acks that take half a second", VALID, f -> {
                    f.acked = 9_500;
                    f.inFlight = new InFlight.Trend(0, 500);
                }),
                checkCase("achieved rate", "a queue of the warm-up that was worked off", VALID, f -> {
                    f.acked = 10_000;
                    f.inFlight = new InFlight.Trend(0, -3_000);
                }),
                checkCase("achieved rate", "a queue that a silence has left", INVALID, f -> {
                    f.acked = 9_400;
                    f.silentSeconds = 2;
                    f.inFlight = new InFlight.Trend(0, 600);
                }),
                checkCase("in flight", "growing", WARN, f -> f.inFlight = new InFlight.Trend(40, 0)),
                checkCase("quota", "throttled", WARN, f -> f.waits = new Waits(20, 0, 0)),
                checkCase("silence", "0.9 s", VALID, f -> f.silentSeconds = 0.9),
                checkCase("silence", "1.1 s", WARN, f -> f.silentSeconds = 1.1),
                checkCase("silence", "1.1 s of a system that is as slow", VALID, f -> {
                    f.silentSeconds = 1.1;
                    f.noSamples(Latency.PUBLISH);
                    f.record(Latency.PUBLISH, 1_000 * MS, 100);
                }),
                checkCase("rebalances", "one", WARN, f -> f.rebalances = 1),
                checkCase("harness delay", "beside no ack at all", VALID, f -> {
                    f.noSamples(Latency.PUBLISH);
                    lateSends(f, 300_000);
                }),
                checkCase("steady rate", "2.5 msg/s in intervals of a second", VALID, f -> {
                    f.targetRate = 2.5;
                    f.rates = new double[] {3, 2, 3, 2, 3, 2, 3, 2, 3, 2};
                }),
                checkCase("steady rate", "a slow load that stops", INVALID, f -> {
                    f.targetRate = 5;
                    f.rates = new double[] {5, 5, 5, 5, 5, 0, 0, 0, 0, 0};
                }),
                checkCase("receipts", "none", INVALID, f -> f.received = 0),
                checkCase("unanswered", "0.05 %", WARN, f -> f.unanswered = 5),
                checkCase("unanswered", "0.5 %", INVALID, f -> f.unanswered = 50));
    }

    private static Stream<CheckCase> length() {
        return Stream.of(
                checkCase("length", "everything read in 0.1 s", WARN, f -> onlyReads(f, 0.1)),
                checkCase("length", "everything read in 2.9 s", WARN, f -> onlyReads(f, 2.9)),
                checkCase("length", "3 s of reading", VALID, f -> onlyReads(f, 3)),
                checkCase("length", "1 send at 0.001 msg/s", WARN, f -> f.targetRate = 0.001),
                checkCase("length", "2 sends at 0.2 msg/s", WARN, f -> f.targetRate = 0.2),
                checkCase("length", "9 sends", WARN, f -> f.targetRate = 0.9),
                checkCase("length", "10 sends", VALID, f -> f.targetRate = 0.91),
                checkCase("length", "10 sends of a measurement that ends late", VALID, f -> {
                    f.targetRate = 1;
                    f.seconds = 9.999;
                }));
    }

    private static Stream<CheckCase> whatCannotBeKept() {
        return Stream.of(
                checkCase("length", "a backlog that is drained in 0.9 s", WARN, f -> drains(f, 0.9)),
                checkCase("length", "a backlog that is drained in 1 s", VALID, f -> drains(f, 1)),
                checkCase("achieved rate", "half of it while a backlog is drained in 1 s", INVALID, f -> {
                    drains(f, 1);
                    f.sent = 500;
                }),
                checkCase("carried over", "half of the acks", VALID, f -> f.ackedOfBefore = 5_000),
                checkCase("carried over", "most of the acks", WARN, f -> f.ackedOfBefore = 5_100),
                checkCase("carried over", "most of the receipts", WARN, f -> f.receivedOfBefore = 5_100),
                checkCase("steady rate", "half the time half of it, without a limit", WARN, f -> {
                    withoutLimit(f);
                    f.rates = new double[] {1_000, 1_000, 500, 500};
                }),
                checkCase("client CPU", "all of it, without a limit", WARN, f -> {
                    withoutLimit(f);
                    f.processLoad = 1;
                }),
                checkCase("client stalls", "a second, without a limit", WARN, f -> {
                    withoutLimit(f);
                    f.stalled(1_000 * MS, 1);
                }),
                checkCase("achieved rate", "the client is the limit", WARN, f -> {
                    withoutLimit(f);
                    f.processLoad = 1;
                    f.blockedMs = 0;
                }));
    }

    private static void drains(Facts facts, double seconds) {
        facts.end = Asked.End.DRAINED;
        facts.seconds = seconds;
        facts.sent = Math.round(facts.targetRate * seconds);
    }

    private static void withoutLimit(Facts facts) {
        facts.unlimited = true;
        facts.targetRate = 2_147_483_647;
        facts.blockedMs = 9_000;
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

    @ParameterizedTest
    @MethodSource({"length", "rateAndDelay", "answers", "whatCannotBeKept"})
    void firesAtItsLimits(CheckCase given) {
        given.assertFires();
    }
}

package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.CheckCase.of;
import static bench.validity.Facts.MS;

import bench.stats.Latency;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of the load and its answers fires at its limits, on both sides of each of them. */
class LoadCheckLimitsTest {
    private static Stream<CheckCase> rateAndDelay() {
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

    private static Stream<CheckCase> answers() {
        return Stream.of(
                of("achieved rate", "everything handed over, and 94 % acked", INVALID, f -> f.acked = 9_400),
                of("achieved rate", "two messages of ten on their way", VALID, f -> {
                    CheckCase.slowly(f, 0, 0, 0, 0);
                    f.targetRate = 1;
                    f.sent = 10;
                    f.acked = 8;
                }),
                of("achieved rate", "three messages of ten missing", INVALID, f -> {
                    CheckCase.slowly(f, 0, 0, 0, 0);
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

    private static Stream<CheckCase> length() {
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

    @ParameterizedTest
    @MethodSource({"length", "rateAndDelay", "answers"})
    void firesAtItsLimits(CheckCase given) {
        given.assertFires();
    }
}

package bench.compare.peer;

import static org.assertj.core.api.Assertions.assertThat;

import bench.compare.peer.Settings.Lengths;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Kafka's tools print, as kafka-producer-perf-test and kafka-consumer-perf-test of 4.4 do. */
class PeerOutputTest {
    private static final List<String> SENDS = List.of(
            "1000 records sent, 1000.0 records/sec (0.98 MB/sec), 90.0 ms avg latency, 400.0 ms max latency.",
            "2000 records sent, 2000.0 records/sec (1.95 MB/sec), 1.2 ms avg latency, 30.0 ms max latency.",
            "8000 records sent, 4000.0 records/sec (3.91 MB/sec), 1.2 ms avg latency, 30.0 ms max latency.",
            "0 records sent, 0.0 records/sec (0.00 MB/sec), NaN ms avg latency, 0.0 ms max latency.",
            "900 records sent, 900.0 records/sec (0.88 MB/sec), 1.2 ms avg latency, 30.0 ms max latency.",
            "11900 records sent, 2380.0 records/sec (2.32 MB/sec), 1.13 ms avg latency, 430.00 ms max latency,"
                    + " 1 ms 50th, 2 ms 95th, 3 ms 99th, 40 ms 99.9th.",
            "10900 steady state records sent, 1998.0 records/sec (1.95 MB/sec), 1.00 ms avg latency,"
                    + " 30.00 ms max latency, 0 ms 50th, 1 ms 95th, 2 ms 99th, 9 ms 99.9th.");

    private static final List<String> READS = List.of(
            "2026-11-27 12:00:01:000, 0, 0.9766, 0.9766, 1000, 1000.0000, 500, 1000, 0.9766, 1000.0000",
            "2026-11-27 12:00:02:000, 0, 3.9063, 2.9297, 4000, 3000.0000, 0, 1000, 2.9297, 3000.0000",
            "2026-11-27 12:00:04:000, 0, 5.8594, 0.9766, 6000, 1000.0000, 0, 2000, 0.9766, 1000.0000",
            "a warning, of another length");

    @Test
    void theRateOfAProducerIsOverTheSecondsAfterTheWarmup() {
        Window window = PeerOutput.sent(SENDS, new Lengths(1, 3));

        assertThat(window.seconds()).isEqualTo(3);
        assertThat(window.messagesPerSecond()).isEqualTo(10_000 / 3.0);
    }

    @Test
    void aProducerThatEndsEarlyHasLessOfTheWindow() {
        assertThat(PeerOutput.sent(SENDS, new Lengths(4, 10)).seconds()).isEqualTo(1);
        assertThat(PeerOutput.sent(SENDS, new Lengths(60, 10)).messagesPerSecond())
                .isZero();
    }

    @Test
    void aProducerHasSentWhatItsTotalSays() {
        assertThat(PeerOutput.hasSent(SENDS, 11_900)).isTrue();
        assertThat(PeerOutput.hasSent(SENDS, 12_000)).isFalse();
        assertThat(PeerOutput.hasSent(SENDS, 1_000)).isFalse();
    }

    @Test
    void latenciesAreThoseAfterTheWarmup() {
        assertThat(PeerOutput.latencies(SENDS))
                .contains(new PeerOutput.Latencies(1998, Map.of("50", 0.0, "99", 2.0, "99.9", 9.0)));
    }

    @Test
    void withoutALineOfTheSteadyStateThereAreNoLatencies() {
        assertThat(PeerOutput.latencies(SENDS.subList(0, 6))).isEmpty();
    }

    @Test
    void theRateOfAConsumerLeavesOutItsWarmupAndTheRebalance() {
        Window window = PeerOutput.read(READS, new Lengths(1, 5));

        assertThat(window.seconds()).isEqualTo(3);
        assertThat(window.messagesPerSecond()).isEqualTo(5_000 / 3.0);
    }

    @Test
    void thePeakOfAConsumerIsItsBestInterval() {
        assertThat(PeerOutput.peakRead(READS)).isEqualTo(3_000);
        assertThat(PeerOutput.peakRead(List.of())).isZero();
    }
}

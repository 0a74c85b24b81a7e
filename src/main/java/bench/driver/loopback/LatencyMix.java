package bench.driver.loopback;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The ack latencies of one producer's messages: a seeded choice from a mix, and that of messages beyond a rate. Immutable. */
final class LatencyMix {
    private final long[] latenciesNs;
    /** The upper end of each latency's share of [0, 1). */
    private final double[] ends;

    private final SeededHash hash;

    LatencyMix(LoopbackConfig config, int producerIndex) {
        List<LatencyShare> shares = config.ackLatency();
        latenciesNs = Stream.concat(
                        shares.stream().map(LatencyShare::latency),
                        Stream.of(config.slowness().latency()))
                .mapToLong(Duration::toNanos)
                .toArray();
        ends = new double[shares.size()];
        double end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += shares.get(i).percent() / 100;
            ends[i] = end;
        }
        hash = new SeededHash(config.seed(), 2, producerIndex);
    }

    /** Number of different latencies. */
    int size() {
        return latenciesNs.length;
    }

    /** That of messages beyond the rate up to which they are quick. */
    int slow() {
        return latenciesNs.length - 1;
    }

    /** Which of the latencies this message sees. */
    int choose(long messageNumber) {
        if (ends.length == 1) {
            return 0;
        }
        double place = hash.uniform(messageNumber);
        int choice = 0;
        while (choice < ends.length - 1 && place >= ends[choice]) {
            choice++;
        }
        return choice;
    }

    long latencyNs(int choice) {
        return latenciesNs[choice];
    }
}

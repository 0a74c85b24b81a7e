package bench.driver.loopback;

import java.util.List;

/** The ack latencies of one producer's messages: a seeded choice from a mix. Immutable. */
final class LatencyMix {
    private final long[] latenciesNs;
    /** The upper end of each latency's share of [0, 1). */
    private final double[] ends;

    private final SeededHash hash;

    LatencyMix(LoopbackConfig config, int producerIndex) {
        List<LatencyShare> shares = config.ackLatency();
        latenciesNs =
                shares.stream().mapToLong(share -> share.latency().toNanos()).toArray();
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

    /** Which of the latencies this message sees. */
    int choose(long messageNumber) {
        if (latenciesNs.length == 1) {
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

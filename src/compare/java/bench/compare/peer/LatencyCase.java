package bench.compare.peer;

import bench.compare.peer.BenchSide.Sent;
import bench.compare.peer.PeerOutput.Latencies;
import bench.compare.peer.Programs.Outcome;
import bench.compare.peer.Settings.Lengths;
import bench.compare.peer.Table.Pair;
import bench.compare.peer.Table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The publish latency at a fixed rate. */
record LatencyCase(Comparison comparison, int bytes, int rate, Lengths lengths) {
    private static final Row REACHED = new Row("msg/s reached", 0, 0);

    private static final String NOTE =
            "Publish latency: of %d s after %d s of warm-up, from send to ack. perf-test has whole"
                    + " milliseconds, as the difference of two readings of a clock that ticks once in each: 0.3 ms is 0 in 7 cases"
                    + " of 10, and else 1. 'Whole ms' is what bench would have shown with that clock, 'ms' what it has shown. In a"
                    + " ratio, 0 counts as 1.";

    void run() throws IOException, InterruptedException {
        String load = bytes + " B, " + rate + " msg/s";
        comparison.say("latency, " + load + ": warming up");
        comparison.bench().sends(bytes, rate, new Lengths(lengths.warmup(), 5));
        List<String> untrusted = new ArrayList<>();
        for (int pair = 1; pair <= comparison.settings().pairs; pair++) {
            Sent ours = comparison.bench().sends(bytes, rate, lengths);
            comparison.pairIsDone(pair, "Publish latency, " + load, figures(ours, peerSends()));
            ours.failedChecks().ifPresent(untrusted::add);
        }
        if (!untrusted.isEmpty()) {
            comparison.note(
                    "At %s bench has found %d of its %d runs not to be trusted, the last for: %s.",
                    load, untrusted.size(), comparison.settings().pairs, untrusted.get(untrusted.size() - 1));
        }
        comparison.note(NOTE, lengths.seconds(), lengths.warmup());
    }

    private Latencies peerSends() throws IOException, InterruptedException {
        long ofWarmup = (long) rate * lengths.warmup();
        Outcome outcome = comparison.peerSends(bytes, rate, ofWarmup, (long) rate * lengths.total());
        return PeerOutput.latencies(outcome.lines())
                .orElseThrow(() -> outcome.failure("kafka-producer-perf-test has printed no latencies"));
    }

    private static List<Pair> figures(Sent ours, Latencies peers) {
        List<Pair> figures = new ArrayList<>();
        figures.add(new Pair(REACHED, ours.messagesPerSecond(), peers.messagesPerSecond()));
        Histogram latency = ours.publishLatency();
        peers.percentiles().forEach((percentile, peersMs) -> {
            double coarse = CoarseClock.percentileMs(latency, Double.parseDouble(percentile));
            figures.add(new Pair(new Row("p" + percentile + ", whole ms", 0, 1), coarse, peersMs));
            double exact = latency.getValueAtPercentile(Double.parseDouble(percentile)) / 1e6;
            figures.add(new Pair(new Row("p" + percentile + ", ms", 2, 0), exact, Double.NaN));
        });
        return figures;
    }
}

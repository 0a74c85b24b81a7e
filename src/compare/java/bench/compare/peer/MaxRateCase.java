package bench.compare.peer;

import bench.compare.peer.BenchSide.Sent;
import bench.compare.peer.Programs.Outcome;
import bench.compare.peer.Settings.Lengths;
import bench.compare.peer.Table.Pair;
import bench.compare.peer.Table.Row;
import java.io.IOException;
import java.util.List;

/** The highest rate of a producer, and what it takes of the CPU. */
record MaxRateCase(Comparison comparison, int bytes, Lengths lengths) {
    /** Messages per second: more than any producer sends. */
    private static final int UNLIMITED = 10_000_000;

    private static final Row RATE = new Row("k msg/s", 1, 0);
    private static final Row CPU = new Row("CPU us/msg", 2, 0);

    private static final String NOTE =
            "Highest rate: messages per second of %d s after %d s of warm-up; of perf-test, by"
                    + " what it prints each second. CPU: user and system seconds of the whole process, over all messages, those of"
                    + " the warm-up included; the start of the JVM is in it, and weighs more the fewer messages there are.";

    /** The peer goes by a number of messages, and not by a time. */
    private record PeerSent(long records, Outcome outcome, Window window) {
        double cpuMicrosPerMessage() {
            return outcome.cpu().toNanos() / 1e3 / records;
        }
    }

    void run() throws IOException, InterruptedException {
        String heading = "Highest rate, " + bytes + " B, 1 producer";
        comparison.say("max-rate, " + bytes + " B: warming up");
        Sent warm = comparison.bench().sends(bytes, UNLIMITED, new Lengths(lengths.warmup(), 5));
        PeerSent peers = peerSends((long) (warm.messagesPerSecond() * lengths.total()));
        // The first run of the peer is not counted, and shows how many messages it takes.
        long records = (long) (peers.window.messagesPerSecond() * (lengths.total() + 2));
        for (int pair = 1; pair <= comparison.settings().pairs; pair++) {
            Sent ours = comparison.bench().sends(bytes, UNLIMITED, lengths);
            peers = peerSends(records);
            records = peers.records;
            Pair rates = new Pair(RATE, ours.messagesPerSecond() / 1e3, peers.window.messagesPerSecond() / 1e3);
            Pair cpu = new Pair(CPU, ours.cpuMicrosPerMessage(), peers.cpuMicrosPerMessage());
            comparison.pairIsDone(pair, heading, List.of(rates, cpu));
        }
        comparison.note(NOTE, lengths.seconds(), lengths.warmup());
        comparison.note(
                comparison.settings().generate
                        ? "perf-test makes the bytes of each message while it sends; bench sends ready ones."
                        : "Both send ready messages, of which there are 1,000.");
    }

    /** With more messages when they are over soon after the warm-up. */
    private PeerSent peerSends(long records) throws IOException, InterruptedException {
        Outcome outcome = comparison.peerSends(bytes, -1, 0, records);
        Window window = PeerOutput.sent(outcome.lines(), lengths);
        if (Math.floor(window.seconds()) * 2 >= lengths.seconds()) {
            return new PeerSent(records, outcome, window);
        }
        comparison.say("kafka-producer-perf-test has sent its " + records + " messages too soon: again, with more");
        return peerSends(records * 2);
    }
}

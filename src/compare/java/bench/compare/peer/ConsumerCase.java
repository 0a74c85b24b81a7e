package bench.compare.peer;

import bench.compare.peer.BenchSide.Read;
import bench.compare.peer.Programs.Outcome;
import bench.compare.peer.Settings.Lengths;
import bench.compare.peer.Table.Pair;
import bench.compare.peer.Table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The rate of a consumer in a topic that has more than it reads. */
final class ConsumerCase {
    private static final Row RATE = new Row("k msg/s", 1, 0);
    private static final String NOTE =
            "Reading: messages per second of %d s after %d s of warm-up, both counted from the"
                    + " assignment of the partition, in a topic with more than is read in that time.";

    private static final long FIRST_FILL_BYTES = 1L << 30;

    /** Of the space on the disk, at most. */
    private static final double USABLE_SPACE = 0.8;

    private static final int RECORD_OVERHEAD_BYTES = 10;

    private final Comparison comparison;
    private final int bytes;
    private final Lengths lengths;
    private String topic = "";
    private long held;

    ConsumerCase(Comparison comparison, int bytes, Lengths lengths) {
        this.comparison = comparison;
        this.bytes = bytes;
        this.lengths = lengths;
    }

    void run() throws IOException, InterruptedException {
        comparison.say("consumer, " + bytes + " B: filling a topic");
        topic = comparison.cluster().newTopic(-1);
        fill(FIRST_FILL_BYTES / bytes);
        fillFor(PeerOutput.peakRead(comparison.peer().reads(topic, held).lines()));
        fillFor(benchReadsEnough().messagesPerSecond());
        for (int pair = 1; pair <= comparison.settings().pairs; pair++) {
            double ours = benchReadsEnough().messagesPerSecond();
            double peers = peerReadsEnough().messagesPerSecond();
            comparison.pairIsDone(
                    pair,
                    "Reading a full topic, " + bytes + " B, 1 consumer",
                    List.of(new Pair(RATE, ours / 1000, peers / 1000)));
        }
        comparison.cluster().dropTopic();
        comparison.note(NOTE, lengths.seconds(), lengths.warmup());
        comparison.note(
                "At %d B the topic had %d GB in the end; what memory can hold of it comes from memory.",
                bytes, held * bytes / 1_000_000_000);
    }

    private void fill(long messages) throws IOException, InterruptedException {
        long free = Files.getFileStore(comparison.peer().programs().scratch()).getUsableSpace();
        if (comparison.cluster().isThrowaway() && free * USABLE_SPACE <= messages * (bytes + RECORD_OVERHEAD_BYTES)) {
            throw new ComparisonFailure("a topic that is large enough takes " + messages * bytes / 1_000_000
                    + " MB more, for which target/ has no space");
        }
        comparison.peer().sends(topic, bytes, -1, 0, messages);
        held += messages;
    }

    /** To what is read at this rate in a run, and half of that beyond. */
    private void fillFor(double messagesPerSecond) throws IOException, InterruptedException {
        long needed = (long) (messagesPerSecond * (lengths.total() + 2) * 1.5);
        if (needed > held) {
            fill(needed - held);
        }
    }

    /** A run that comes to the end of the topic has measured that; it is repeated with more. */
    private Window benchReadsEnough() throws IOException, InterruptedException {
        Read read = comparison.bench().reads(topic, bytes, lengths);
        while (read.messages() > held * 0.95) {
            fillAfter("bench");
            read = comparison.bench().reads(topic, bytes, lengths);
        }
        return read.window();
    }

    private Window peerReadsEnough() throws IOException, InterruptedException {
        Outcome outcome = comparison.peer().reads(topic, held);
        while ((int) PeerOutput.read(outcome.lines(), lengths).seconds() < lengths.seconds()) {
            fillAfter("kafka-consumer-perf-test");
            outcome = comparison.peer().reads(topic, held);
        }
        return PeerOutput.read(outcome.lines(), lengths);
    }

    private void fillAfter(String reader) throws IOException, InterruptedException {
        comparison.say(reader + " has read all of the " + held + " messages: again, with more");
        fill(held);
    }
}

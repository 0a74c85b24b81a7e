package bench.compare.peer;

import bench.compare.peer.Programs.Outcome;
import bench.compare.peer.Settings.Lengths;
import bench.compare.peer.Table.Pair;
import bench.result.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The runs of all cases, and the table of what they have measured.
 *
 * @param progress a line for each step
 */
record Comparison(
        Settings settings, Cluster cluster, BenchSide bench, PeerSide peer, Table table, PrintWriter progress) {
    void run() throws IOException, InterruptedException {
        if (cluster.isThrowaway()) {
            say("warming the broker up");
            bench.sends(1024, 50_000, new Lengths(1, 30));
        }
        for (String name : settings.cases()) {
            for (int bytes : name.equals("max-rate") ? settings.sizes(100, 1024) : settings.sizes(1024)) {
                run(name, bytes);
            }
        }
    }

    private void run(String name, int bytes) throws IOException, InterruptedException {
        switch (name) {
            case "max-rate" -> new MaxRateCase(this, bytes, settings.lengths(10, 15)).run();
            case "consumer" -> new ConsumerCase(this, bytes, settings.lengths(3, 5)).run();
            default -> {
                for (int rate : settings.rates) {
                    new LatencyCase(this, bytes, rate, settings.lengths(30, 60)).run();
                }
            }
        }
    }

    void say(String step) {
        progress.println("compare: " + step);
    }

    void pairIsDone(int number, String heading, List<Pair> figures) {
        table.add(heading, figures);
        say("pair " + number + " of " + settings.pairs + ", bench / perf-test: " + heading + ": "
                + figures.stream().map(Pair::toString).collect(Collectors.joining("; ")));
    }

    /** A note below the table. */
    void note(String format, Object... values) {
        table.note(String.format(Locale.ROOT, format, values));
    }

    /** To a topic of its own. */
    Outcome peerSends(int bytes, int rate, long warmupRecords, long records) throws IOException, InterruptedException {
        String topic = cluster.newTopic(Cluster.KEPT_BYTES);
        Outcome outcome = peer.sends(topic, bytes, rate, warmupRecords, records);
        cluster.dropTopic();
        return outcome;
    }

    /** The table, below what it was measured with. */
    void print(PrintWriter out) {
        Environment machine = bench.environment();
        Environment.Os os = machine.os();
        out.printf(
                Locale.ROOT,
                "%d cores, %s %s %s, Java %s, Kafka %s, bench %s%nBroker: %s%n",
                machine.cores(),
                os.name(),
                os.version(),
                os.arch(),
                machine.jvm().version(),
                machine.system().get("clientVersion"),
                machine.bench(),
                cluster.isThrowaway()
                        ? "one node on this machine, started for these runs"
                        : cluster.bootstrapServers());
        out.println(settings.pairs + " pairs of runs, in turn; median (least-greatest)");
        out.println();
        table.lines().forEach(out::println);
        out.flush();
    }
}

package bench.compare.peer;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is compared, and for how long: the command line. Lengths and sizes that are not given are those of each case. */
final class Settings {
    private static final List<String> CASES = List.of("max-rate", "latency", "consumer");

    @Parameters(
            paramLabel = "CASE",
            arity = "0..*",
            description = {
                "max-rate: highest rate of one producer, messages of 100 and of 1024 bytes: messages per second, and CPU time of the"
                        + " client for each message",
                "latency: publish latency at 1,000 and 50,000 msg/s, messages of 1024 bytes: p50, p99, p99.9; about 35 minutes",
                "consumer: rate of one consumer that reads a full topic, messages of 1024 bytes; the topic takes several GB",
                "all: all of these",
                "Without any: max-rate and consumer, which take about 15 minutes"
            })
    List<String> cases = List.of("max-rate", "consumer");

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Pairs of runs that are counted; 5 by default.")
    int pairs;

    @Option(
            names = "--warmup",
            paramLabel = "SECONDS",
            description = "Of each run, in no figure; by default 10 for max-rate, 30 for latency, 3 for consumer.")
    Integer warmup;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            description =
                    "Measured in each run after that; by default 15 for max-rate, 60 for latency, 5 for consumer.")
    Integer seconds;

    @Option(
            names = "--record-size",
            paramLabel = "B",
            split = ",",
            description = "Bytes of a message, from 36 on; each case runs with each of these.")
    List<Integer> sizes = List.of();

    @Option(names = "--rates", paramLabel = "R", split = ",", description = "msg/s of latency; 1000,50000 by default.")
    List<Integer> rates = List.of(1000, 50000);

    @Option(
            names = "--generate",
            description =
                    "kafka-producer-perf-test makes the bytes of a message while it sends, as people mostly run it; by default it sends ready ones from a file, as bench does.")
    boolean generate;

    @Option(
            names = "--java-opts",
            paramLabel = "OPTIONS",
            defaultValue = "${env:BENCH_JAVA_OPTS}",
            description = "For the JVMs of both sides, separated by spaces; by default BENCH_JAVA_OPTS.")
    String javaOptions;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "H:P[,H:P]...",
            description =
                    "A cluster that needs no password; by default a broker is started for the runs and removed after them, with its data in target/.")
    String bootstrapServers;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    /** Of each run, in seconds. */
    record Lengths(int warmup, int seconds) {
        int total() {
            return warmup + seconds;
        }
    }

    /** @throws IllegalArgumentException naming the option, its value and what is allowed */
    void validate() {
        for (String name : cases) {
            check(name.equals("all") || CASES.contains(name), "there is no case " + name);
        }
        check(pairs, "--pairs", 1);
        // kafka-producer-perf-test takes a share of its messages for its warm-up, and cannot do without.
        check(lengths(1, 1).warmup, "--warmup", 1);
        check(lengths(1, 1).seconds, "--seconds", 1);
        sizes.forEach(size -> check(size, "--record-size", 36));
        rates.forEach(rate -> check(rate, "--rates", 1));
        check(
                bootstrapServers == null || bootstrapServers.matches(".+:[0-9]+"),
                "--bootstrap-servers must be host:port, or several with commas between, but is '" + bootstrapServers
                        + "'");
    }

    private static void check(int value, String option, int least) {
        check(value >= least, option + " must be a whole number from " + least + " on, but is " + value);
    }

    private static void check(boolean allowed, String message) {
        if (!allowed) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The cases to run, in order. */
    List<String> cases() {
        return cases.stream()
                .flatMap(name -> name.equals("all") ? CASES.stream() : Stream.of(name))
                .toList();
    }

    List<Integer> sizes(Integer... ofCase) {
        return sizes.isEmpty() ? List.of(ofCase) : sizes;
    }

    Lengths lengths(int warmupOfCase, int secondsOfCase) {
        return new Lengths(warmup == null ? warmupOfCase : warmup, seconds == null ? secondsOfCase : seconds);
    }

    String javaOptions() {
        return javaOptions == null ? "" : javaOptions.strip();
    }
}

package bench.result;

import bench.report.Runs;
import bench.report.SamplePhases;
import bench.report.SampleSearches;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Results with nothing that could be left out. */
final class BareResults {
    private BareResults() {}

    /** Of a run on no container, without a measurement, whose driver knows nothing of its system and leaves out all it can. */
    static Result bare() {
        return with(Course.PLAIN, null, BrokerSide.NONE, List.of(), null);
    }

    /** With all that a run may have, of which each part has nothing that could be left out. */
    static Result withBareParts() {
        return with(
                new Course(phases(), search(), new CatchUp(new CatchUp.Built(true, 1, 1, 1, 0, 1, 1, 1), null)),
                new Delivered(1, 1, 0, List.of()),
                brokerSide(),
                List.of(new Threshold("messagesSent > 1", null, 1, "", Threshold.Verdict.MISSED, null, null)),
                new Environment.Container(null, null));
    }

    private static Result with(
            Course course,
            Delivered delivered,
            BrokerSide brokerSide,
            List<Threshold> thresholds,
            Environment.Container container) {
        Result known =
                Runs.document(0, SampleSearches.withoutMeasurement(SampleSearches.ended(Search.End.NOTHING_PASSES)));
        Environment environment = known.environment();
        return new Result(
                known.setup(),
                known.series(),
                run(known.run()),
                course,
                known.distributions(),
                delivered,
                brokerSide,
                validity(),
                thresholds,
                new Environment(
                        environment.bench(),
                        environment.commandLine(),
                        environment.jvm(),
                        environment.cores(),
                        container,
                        environment.os(),
                        Map.of(),
                        null),
                known.config());
    }

    private static Result.Run run(Result.Run known) {
        Result.Times times = known.times();
        Result.Messages messages = known.messages();
        return new Result.Run(
                known.id(),
                known.reason(),
                new Result.Times(times.startedAt(), times.endedAt(), 0, times.reportIntervalMillis(), null),
                new Result.Messages(messages.counts(), null, 0, 0, 0),
                null,
                known.topics());
    }

    private static Validity validity() {
        Limits none = new Limits("", null, null, null, null);
        return new Validity("none", List.of(Check.of("words", 1, none, Phrase.of("none"))), List.of());
    }

    private static List<PhaseResult> phases() {
        return SamplePhases.inPhases("a", "b").course().phases().stream()
                .map(phase -> new PhaseResult(
                        phase.phase(), phase.extent(), phase.counts(), phase.throughput(), null, phase.latencies()))
                .toList();
    }

    private static Search search() {
        return new Search(
                new Search.Bracket(null, null, null, List.of()),
                Search.Confirmation.NONE,
                List.of(),
                null,
                0,
                Search.End.STOPPED,
                1,
                List.of(new Search.Trial(1, 1, Search.Verdict.PASS, List.of(), 1, Map.of())));
    }

    private static BrokerSide brokerSide() {
        BrokerFigures.PublishLatency latency = BrokerFigures.PublishLatency.of(new Histogram(3));
        return new BrokerSide(
                List.of(new Mark(0, Mark.Kind.REBALANCE, "one")),
                List.of(new BrokerSide.LeftOut(Mark.Kind.REBALANCE, 1)),
                List.of(new BrokerFigures(null, "others", null, 0, latency)),
                new BrokerMetrics(
                        List.of(new BrokerMetrics.Broker("a", "http://a", Map.of(), Map.of(), 0, null)),
                        List.of(1.0),
                        null));
    }
}

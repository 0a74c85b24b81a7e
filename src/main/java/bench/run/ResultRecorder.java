package bench.run;

import bench.config.Workload;
import bench.result.Course;
import bench.result.Delivered;
import bench.result.Environment;
import bench.result.Histograms;
import bench.result.MeasuredIntervals;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.PhaseResult;
import bench.result.Result;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.RunResult;
import bench.stats.IntervalStats;
import bench.validity.Thresholds;
import bench.yaml.Redaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes the result of a run out of what happens in it. Secrets end here, whatever they came with. Confined to the control
 * thread.
 */
public final class ResultRecorder implements RunListener {
    private final RunInfo info;
    private final Environment environment;
    private final Map<String, Map<String, String>> clientConfiguration;
    private final Consumer<Result> outputs;
    private final MeasuredIntervals measurement = new MeasuredIntervals();
    private List<String> keptTopics = List.of();
    private List<String> topicsToDelete = List.of();
    /** Null until the run has ended. */
    private Result made;

    /**
     * Records a run that has not begun.
     *
     * @param info what the run is
     * @param environment what it is made with
     * @param clientConfiguration properties of each kind of client, with their secrets
     * @param outputs take the result when the measurement is over
     */
    public ResultRecorder(
            RunInfo info,
            Environment environment,
            Map<String, Map<String, String>> clientConfiguration,
            Consumer<Result> outputs) {
        this.info = info;
        this.environment = environment;
        this.clientConfiguration = clientConfiguration;
        this.outputs = outputs;
    }

    @Override
    public void topicsToDelete(List<String> topics) {
        topicsToDelete = topics;
    }

    @Override
    public void topicsToKeep(List<String> topics) {
        keptTopics = topics;
    }

    @Override
    public void phaseStarted(Phase phase, PhaseLength length) {
        measurement.phaseStarted(phase);
    }

    @Override
    public void intervalEnded(RunInterval interval) {
        measurement.add(interval);
    }

    @Override
    public void runEnded(RunResult result) {
        IntervalStats total = result.total();
        // First of all: an output that fails does not make the run one without a result.
        boolean isMeasured = total.elapsedSeconds() > 0;
        Result document = new Result(
                setup(),
                measurement.series(),
                run(result, total),
                new Course(phases(result), result.search(), result.catchUp()),
                new Result.Distributions(
                        isMeasured ? Histograms.of(total) : new Histograms(Map.of()), measurement.histograms()),
                result.delivery().map(Delivered::of).orElse(null),
                result.brokerSide(),
                result.validity(),
                List.of(),
                environment.with(Redaction.redact(result.system()), Redaction.redact(clientConfiguration)),
                new Result.Config(Redaction.redact(info.workloadAsUsed()), Redaction.redact(info.driverAsUsed())));
        made = document.withThresholds(Thresholds.of(info.workload().thresholds(), document));
        outputs.accept(made);
    }

    /** The result; empty before the run has ended. */
    public Optional<Result> result() {
        return Optional.ofNullable(made);
    }

    private Result.Setup setup() {
        Workload workload = info.workload();
        return new Result.Setup(
                workload.name(),
                info.driver().name(),
                workload.messages().messageSize(),
                workload.layout().topics(),
                workload.layout().partitionsPerTopic(),
                workload.clients().producersPerTopic(),
                workload.clients().consumerPerSubscription());
    }

    /**
     * None where what was measured is the last phase and the only one, whose figures are those of the whole, and nobody asks for
     * those of another.
     */
    private List<PhaseResult> phases(RunResult result) {
        boolean areSeveral =
                result.phases().stream().filter(each -> each.phase().measured()).count() > 1;
        boolean isLast = result.phases().stream()
                .reduce((one, next) -> next)
                .filter(last -> !last.phase().measured())
                .isEmpty();
        boolean areAskedFor = info.workload().thresholds().stream()
                .anyMatch(rule -> rule.phase().isPresent());
        return areSeveral || !isLast || areAskedFor ? measurement.phases(result.phases()) : List.of();
    }

    private Result.Run run(RunResult result, IntervalStats total) {
        return new Result.Run(
                info.id(),
                result.incompleteBecause(),
                new Result.Times(
                        info.startedAt(),
                        result.endedAt(),
                        total.elapsedSeconds(),
                        info.workload().timing().reportInterval().toMillis(),
                        measurement.targetRate()),
                new Result.Messages(
                        Result.Counts.of(total.counts()),
                        total.elapsedSeconds() > 0 ? measurement.cameIn() : null,
                        total.rejected().negative(),
                        total.rejected().outOfRange(),
                        result.abandoned()),
                total.elapsedSeconds() > 0 ? measurement.throughput() : null,
                new Result.Topics(keptTopics, topicsToDelete));
    }
}

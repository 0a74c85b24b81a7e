package bench.cli;

import bench.broker.BrokerException;
import bench.broker.ThrowawayBroker;
import bench.calibrate.Ceiling;
import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.DriverException;
import bench.log.LimitedLogs;
import bench.report.FileOutput;
import bench.report.ResultFile;
import bench.result.Environment;
import bench.result.RunListener;
import bench.result.RunListeners;
import bench.run.Benchmark;
import bench.run.ResultRecorder;
import bench.run.RunInfo;
import bench.run.RunOptions;
import bench.run.ThresholdMissedException;
import bench.scrape.BrokerScrape;
import bench.time.Clock;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One workload with one driver: wires the broker, the driver, the recipe and the outputs together. */
final class OneRun {
    private final ConfigFile<Workload> workload;
    private final ConfigFile<DriverConfig> driver;
    private final RunOptions options;
    private final Command command;
    private final Progress progress;

    /**
     * What the command gives to each of its runs.
     *
     * @param display shows it to a person
     * @param results the files
     * @param environment stands in every result
     * @param watched what is asked and offered beside the runs
     * @param progress takes what is for a person who watches
     * @param bench has the drivers; takes which topics are left, and knows which lines were lost
     */
    record Command(
            Display display,
            ResultFiles results,
            Environment environment,
            Monitoring watched,
            Progress progress,
            Bench bench) {}

    OneRun(ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver, RunOptions options, Command command) {
        this.workload = workload;
        this.driver = driver;
        this.options = options;
        this.command = command;
        this.progress = command.progress;
    }

    /**
     * Runs to the end; the outputs have all that was measured when this returns or throws.
     *
     * @return whether the result is where it should be, and to be trusted
     */
    ExitCode execute() throws InterruptedException {
        DriverConfig config = driver.value();
        if (!config.embeddedBroker()) {
            String servers = config.blocks().common().get("bootstrap.servers");
            if (servers != null) {
                progress.say("Connecting to %s", servers);
            }
            return execute(config, null, Optional.empty());
        }
        if (command.bench.givenBroker().isPresent()) {
            GivenBroker given = command.bench.givenBroker().get();
            progress.say(
                    "Using the throwaway Kafka of the campaign at %s: its figures are not a reference",
                    given.bootstrapServers());
            return execute(config.withBootstrapServers(given.bootstrapServers()), given.startedAt(), Optional.empty());
        }
        progress.say("Starting a throwaway Kafka on this machine: its figures are not a reference");
        try (ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults())) {
            progress.say(
                    "Kafka is ready at %s after %.1f s",
                    broker.bootstrapServers(), broker.startup().toMillis() / 1000.0);
            return execute(
                    config.withBootstrapServers(broker.bootstrapServers()),
                    broker.startedAt(),
                    Optional.of(broker.ended()));
        }
    }

    /**
     * A throwaway broker that ends, and an error in a thread of a client library, end the run: nothing would come of it.
     *
     * @param throwawayStartedAt when the throwaway broker was ready; null without one
     * @param brokerEnd completes with the reason when this run's own broker ends; empty where it has none
     */
    private ExitCode execute(
            DriverConfig config, Instant throwawayStartedAt, Optional<CompletableFuture<String>> brokerEnd)
            throws InterruptedException {
        try (RunStop stop = new RunStop()) {
            LimitedLogs.onError(error -> stop.because(DriverException.of(error)));
            if (brokerEnd.isPresent()) {
                var unused = brokerEnd.get().thenAccept(reason -> stop.because(new BrokerException(reason)));
            }
            try {
                return execute(config, throwawayStartedAt, stop);
            } catch (InterruptedException e) {
                throw stop.cause().orElseThrow(() -> e);
            }
        } finally {
            LimitedLogs.onError(error -> {});
        }
    }

    /** @param throwawayStartedAt when the throwaway broker was ready; null without one */
    private ExitCode execute(DriverConfig config, Instant throwawayStartedAt, RunStop stop)
            throws InterruptedException {
        Clock clock = Clock.system();
        RunInfo info = info(config, throwawayStartedAt, Instant.ofEpochMilli(clock.epochMillis()));
        ResultFile result = command.results.of(workload.value().name(), config.name(), info.startedAt());
        List<FileOutput> files = command.results.outputs(result);
        DriverContext context = new DriverContext(config, info.id(), clock, progress::warn);
        ResultNotice notice = new ResultNotice(result, progress);
        RunListeners listeners = listeners(files, notice);
        boolean complete;
        ExitCode code;
        try (BrokerScrape brokers = scrape(info.workload(), clock);
                Driver measured = command.bench.drivers().typeOf(config).create(context)) {
            brokers.begin().forEach(line -> progress.say("Metrics of %s", line));
            LoopbackWatch loopback = new LoopbackWatch(measured);
            ResultRecorder recorder = new ResultRecorder(
                    info,
                    command.environment,
                    measured.effectiveConfiguration(),
                    made -> listeners.resultReady(brokers.complete(loopback.complete(made))));
            Supplier<Optional<String>> whyInterrupted = () -> stop.cause().map(RuntimeException::getMessage);
            RunListener all = new RunListeners(List.of(loopback, brokers, recorder, listeners));
            new Benchmark(measured, info, options, clock, all, progress::warn, whyInterrupted)
                    .run(() -> ceiling(clock));
            code = ExitCode.of(recorder.result().orElseThrow());
        } catch (ThresholdMissedException e) {
            progress.fail(e.getMessage());
            code = ExitCode.THRESHOLD;
        } catch (InterruptedException e) {
            notice.runStopped();
            throw e;
        } finally {
            complete = say(notice, files);
        }
        return complete ? code : ExitCode.FAILED;
    }

    private RunInfo info(DriverConfig config, Instant throwawayStartedAt, Instant startedAt) {
        return new RunInfo(
                // Another number than any seed gives: the messages of two runs with one seed must differ.
                new SecureRandom().nextInt(),
                startedAt,
                asOf(startedAt),
                config,
                workload.asUsed(),
                driver.asUsed(),
                new RunInfo.Circumstances(throwawayStartedAt != null, throwawayStartedAt));
    }

    private BrokerScrape scrape(Workload asked, Clock clock) {
        return new BrokerScrape(command.watched.brokers(), asked.timing().reportInterval(), clock, progress::warn);
    }

    /** What the file asks for, where that depends on when the measurement begins. */
    private Workload asOf(Instant startedAt) {
        Workload asked = workload.value();
        LocalTime start = LocalTime.ofInstant(startedAt.plus(asked.timing().warmupDuration()), ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS);
        asked.timing()
                .daily()
                .ifPresent(rates -> progress.say(
                        "The measurement begins at about %s, local time, where producerRateList has %,.0f msg/s",
                        start, rates.rateAt(start)));
        return asked.measuredFrom(start);
    }

    private OptionalDouble ceiling(Clock clock) throws InterruptedException {
        progress.say(
                "Trying what this client can do with a broker in memory: %d s",
                Ceiling.TIMING
                        .warmupDuration()
                        .plus(Ceiling.TIMING.testDuration())
                        .toSeconds());
        return Ceiling.of(workload.value(), clock);
    }

    /** Says what else has become of the outputs; false when some of them are not where they should be. */
    private boolean say(ResultNotice result, List<FileOutput> files) {
        command.display.runEnded();
        List<String> problems = files.stream()
                .map(FileOutput::problem)
                .flatMap(Optional::stream)
                .toList();
        problems.stream().filter(problem -> !result.hasSaid(problem)).forEach(progress::fail);
        Optional<String> lost = command.bench.lostOutput().take();
        // With the failure, as -q leaves out where the result is.
        lost.ifPresent(line -> progress.fail(line
                + result.place().map(place -> "; the result is in " + place).orElse("")));
        return lost.isEmpty() && problems.isEmpty();
    }

    private RunListeners listeners(List<FileOutput> files, ResultNotice result) {
        List<RunListener> listeners = new ArrayList<>();
        listeners.addAll(command.display.of(
                workload.value().name() + " with " + driver.value().name(),
                workload.value().clients()));
        listeners.addAll(files);
        listeners.add(result);
        command.watched
                .endpoint()
                .ifPresent(endpoint -> listeners.add(endpoint.listener(
                        workload.value().name(), driver.value().name())));
        listeners.add(progress);
        listeners.add(command.bench.leftTopics());
        return new RunListeners(listeners);
    }
}

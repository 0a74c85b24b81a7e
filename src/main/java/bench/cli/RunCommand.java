package bench.cli;

import bench.config.ConfigFile;
import bench.config.Workload;
import bench.driver.DriverException;
import bench.log.LimitedLogs;
import bench.result.Environment;
import bench.run.RunOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bench run}: runs each workload with each driver. */
@Command(
        name = "run",
        description =
                "Runs each workload with each driver: results go to standard output and to a file each, progress to"
                        + " standard error.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "bench run -w FILE... -d FILE... [-o FILE | --output-dir DIR] [OPTION]...",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  Two workloads, each for five minutes after a minute of warm-up",
            "    bench run -w a.yaml b.yaml -d driver-kafka.yaml --warmup 1m --duration 5m",
            "  Another cluster, at another rate, with another property of the producer",
            "    bench run -w a.yaml -d driver-kafka.yaml \\",
            "      --bootstrap-servers kafka-1:9092,kafka-2:9092 \\",
            "      --set producerRate=1000 --set producerConfig.linger.ms=5",
            "  The highest rate at which messages arrive within 50 ms",
            "    bench run -w a.yaml -d driver-kafka.yaml --find-rate \\",
            "      --slo 'endToEndResponseLatency.p99 < 50ms'",
            "  Two values, each eight times in random order, and which is better",
            "    bench run -w a.yaml -d driver-kafka.yaml --repeat 8 \\",
            "      --vary producerConfig.linger.ms=0,5",
            "  In a pipeline: exit code 4 where the p99 is 20 ms or more",
            "    bench run -q -w a.yaml -d driver-kafka.yaml \\",
            "      --threshold 'publishResponseLatency.p99 < 20ms'"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private FileOptions files;

    @Mixin
    private ResultFiles results;

    @Option(names = "--keep-topics", description = "Does not delete the topics that the run creates.")
    private boolean keepTopics;

    @OptionGroup(OptionGroup.Heading.CONSOLE)
    @Option(
            names = {"-q", "--quiet"},
            description = "Prints only the figures of the whole run, warnings and errors.")
    private boolean quiet;

    @Mixin
    private MonitoringOptions monitoring;

    @Mixin
    private DisplayOptions display;

    @Mixin
    private LoadOptions load;

    @Mixin
    private JitOption jit;

    @Mixin
    private VaryOptions vary;

    @Mixin
    private ResumeOption resume;

    @Mixin
    private CampaignOptions campaign;

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (resume.folder().isPresent() && !files.nameFiles()) {
            return CampaignStart.again(
                    bench, spec.commandLine(), resume.folder().get());
        }
        files.mustNameFiles(spec.commandLine());
        if (vary.areGiven() || resume.folder().isPresent()) {
            return new CampaignSession(
                            CampaignInputs.of(files, load, vary),
                            campaign,
                            new CampaignSession.Command(bench, spec, resume.folder(), results, monitoring, jit, quiet))
                    .run();
        }
        campaign.checkUnused();
        return runInThisProcess();
    }

    private int runInThisProcess() throws InterruptedException {
        Progress progress = new Progress(spec.commandLine().getErr(), quiet);
        jit.check();
        FileOptions.Files read = files.read(bench.drivers(), progress);
        monitoring.check();
        results.check(read.pairs().size(), InputFiles.of(read), progress);
        RunOptions options = load.check(read).withKeptTopics(keepTopics);
        warnOfTopics(read, progress);
        try (Monitoring watched = monitoring.open(progress)) {
            return run(read, options, watched, progress);
        }
    }

    private int run(FileOptions.Files read, RunOptions options, Monitoring watched, Progress progress)
            throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Environment environment = environment(read, options, progress);
        boolean written;
        int code;
        try (Display shown = display.open(bench.streams(), out, err, results.takeStandardOutput(), quiet)) {
            try {
                code = runAll(
                        read.pairs(),
                        options,
                        new OneRun.Command(shown, results, environment, watched, progress, bench));
            } finally {
                // Also of a run that was stopped, or whose terminal takes nothing: what was measured is not lost.
                written = results.writeFormats(progress);
            }
        }
        return written ? code : ExitCode.worse(code, ExitCode.FAILED.number());
    }

    private int runAll(List<FilePair> pairs, RunOptions options, OneRun.Command command) throws InterruptedException {
        int code = ExitCode.VALID.number();
        int number = 0;
        for (FilePair pair : pairs) {
            number++;
            if (pairs.size() > 1) {
                command.progress()
                        .say(
                                "Run %d of %d: %s with %s",
                                number,
                                pairs.size(),
                                pair.workload().path(),
                                pair.driver().path());
            }
            code = ExitCode.worse(
                    code, runOne(new OneRun(pair.workload(), pair.driver(), options(pair, options), command)));
        }
        return code;
    }

    private static RunOptions options(FilePair pair, RunOptions asked) {
        return asked.withKeptTopics(asked.keepTopics() && pair.keepsTopics());
    }

    /** Of the topics of a broker that ends with the run nothing is left. */
    private void warnOfTopics(FileOptions.Files read, Progress progress) {
        if (keepTopics) {
            read.pairs().stream()
                    .filter(pair -> !pair.keepsTopics())
                    .map(pair -> pair.driver().path())
                    .distinct()
                    .forEach(driver -> progress.warn("--keep-topics has no effect with " + driver
                            + ": its broker ends with the run, and the topics with it ('bench broker' starts one that"
                            + " stays)"));
        }
    }

    /** With several runs, one that fails does not take the others with it. */
    private int runOne(OneRun run) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            return logged(run);
        } catch (RuntimeException e) {
            return Errors.report(e, err, bench.isVerbose());
        } catch (Error e) {
            return Errors.report(DriverException.of(e), err, bench.isVerbose());
        }
    }

    /** Why a run has failed is the last that is said of it. */
    private static int logged(OneRun run) throws InterruptedException {
        try {
            return run.execute().number();
        } finally {
            LimitedLogs.logSuppressed();
        }
    }

    private Environment environment(FileOptions.Files read, RunOptions options, Progress progress) {
        List<Workload> workloads =
                read.workloads().stream().map(ConfigFile::value).toList();
        // A load without limit goes on for long enough to be compiled, and is worth it.
        boolean disturbed = options.depletion().isEmpty()
                && OptimizingCompiler.disturbs(workloads, Runtime.getRuntime().availableProcessors());
        return ThisProcess.environment(
                Version.text(),
                spec.root().commandLine().getParseResult().originalArgs(),
                jit.apply(disturbed, progress));
    }
}

package bench.cli;

import bench.config.Overrides;
import bench.config.ReadOptions;
import bench.report.CalibrationJson;
import bench.report.CalibrationPage;
import bench.report.Environment;
import bench.report.ResultFile;
import bench.run.Calibration;
import bench.stats.CalibrationResult;
import bench.time.Clock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench calibrate}: what bench itself can do on this machine. */
@Command(
        name = "calibrate",
        description = "Measures in two minutes what bench itself can do on this machine, without a broker: the"
                + " rates that it can send, how punctually it sends, and the latencies below which its figures are its"
                + " own.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class CalibrateCommand implements Callable<Integer> {
    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "3s",
            description = "How long each step is measured, ${DEFAULT-VALUE} by default.")
    private String duration;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            defaultValue = "1s",
            description = "Length of the load before each, ${DEFAULT-VALUE} by default.")
    private String warmup;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Also writes the figures to this file, as JSON; replaced if it exists.")
    private Path file;

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints only the figures, and errors.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (file != null) {
            ResultFiles.check(file);
        }
        Progress progress = new Progress(spec.commandLine().getErr(), quiet);
        Overrides overrides = Overrides.NONE
                .withWorkload("--duration", "testDuration", duration)
                .withWorkload("--warmup", "warmupDuration", warmup);
        ReadOptions options = ReadOptions.standard(progress::warn).withOverrides(overrides.workload());
        Clock clock = Clock.system();
        CalibrationResult result = new Calibration(options, DriverRegistry::create, clock, progress::progress).run();
        Environment environment = Environment.of(
                Version.text(), spec.root().commandLine().getParseResult().originalArgs());
        PrintWriter out = spec.commandLine().getOut();
        new CalibrationPage(out).print(result, environment);
        return file == null
                ? ExitCode.VALID.number()
                : write(result, Instant.ofEpochMilli(clock.epochMillis()), environment, progress);
    }

    private int write(CalibrationResult result, Instant endedAt, Environment environment, Progress progress) {
        ResultFile target = new ResultFile(file);
        CalibrationJson.write(target, result, endedAt, environment);
        Optional<String> problem = target.problem();
        problem.ifPresentOrElse(progress::fail, () -> progress.say("Result: %s", file));
        return (problem.isPresent() ? ExitCode.FAILED : ExitCode.VALID).number();
    }
}

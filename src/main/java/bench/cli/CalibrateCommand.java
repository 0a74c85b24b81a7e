package bench.cli;

import bench.calibrate.Calibration;
import bench.config.Overrides;
import bench.config.Timing;
import bench.config.WorkloadReader;
import bench.report.CalibrationPage;
import bench.report.Destination;
import bench.report.ResultFile;
import bench.result.CalibrationResult;
import bench.result.Environment;
import bench.result.ResultJson;
import bench.time.Clock;
import bench.yaml.ReadOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  With the figures in a file, too", "    bench calibrate -o calibration.json"})
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
            description = "Also writes the figures to this file, as JSON; replaced if it exists. - is standard output.")
    private Path file;

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints only the figures, and errors.")
    private boolean quiet;

    @Mixin
    private JitOption jit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err, quiet);
        jit.check();
        Destination target = file == null ? null : new OutputCheck(progress).check("-o", file, List.of());
        Overrides overrides = Overrides.NONE
                .withWorkload("--duration", "testDuration", duration)
                .withWorkload("--warmup", "warmupDuration", warmup);
        ReadOptions options = ReadOptions.standard(progress::warn).withOverrides(overrides.workload());
        Timing timing = WorkloadReader.timing(Calibration.TIMING, options);
        Calibration calibration = new Calibration(timing, Clock.system(), progress::progress, progress::warn);
        // Its highest rates are the measure of what the optimizing compiler makes.
        Environment environment = ThisProcess.environment(
                Version.text(), spec.root().commandLine().getParseResult().originalArgs(), jit.apply(false, progress));
        CalibrationResult result = calibration.run(environment);
        boolean outIsTaken = target != null && target.isStandardOutput();
        new CalibrationPage(outIsTaken ? err : spec.commandLine().getOut()).print(result);
        return target == null ? ExitCode.VALID.number() : write(new ResultFile(target), result, progress);
    }

    private static int write(ResultFile target, CalibrationResult result, Progress progress) {
        target.write(ResultJson.write(result));
        Optional<String> problem = target.problem();
        problem.ifPresentOrElse(
                progress::fail, () -> target.written().ifPresent(path -> progress.say("Result: %s", path)));
        return (problem.isPresent() ? ExitCode.FAILED : ExitCode.VALID).number();
    }
}

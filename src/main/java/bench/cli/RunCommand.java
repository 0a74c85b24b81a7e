package bench.cli;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Workload;
import java.io.PrintWriter;
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
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private FileOptions files;

    @Mixin
    private ResultFiles results;

    @Option(names = "--keep-topics", description = "Leaves the topics of the run in place.")
    private boolean keepTopics;

    @Option(
            names = {"-q", "--quiet"},
            description = "Only the figures of the whole run, and errors.")
    private boolean quiet;

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err, quiet);
        FileOptions.Files read = files.read(progress::warn);
        int runs = read.workloads().size() * read.drivers().size();
        results.check(runs);
        int code = ExitCode.VALID.number();
        int number = 0;
        for (ConfigFile<Workload> workload : read.workloads()) {
            for (ConfigFile<DriverConfig> driver : read.drivers()) {
                number++;
                if (runs > 1) {
                    progress.say("Run %d of %d: %s with %s", number, runs, workload.path(), driver.path());
                }
                OneRun run = new OneRun(workload, driver, keepTopics, progress);
                try {
                    code = Errors.worse(code, run.execute(out, quiet, results).number());
                } catch (RuntimeException e) {
                    // With several runs, one that fails does not take the others with it.
                    if (number == runs && code == ExitCode.VALID.number()) {
                        throw e;
                    }
                    code = Errors.worse(code, Errors.report(e, err, bench.isVerbose()));
                }
            }
        }
        return code;
    }
}

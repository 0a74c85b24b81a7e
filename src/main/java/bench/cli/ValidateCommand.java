package bench.cli;

import bench.config.Workload;
import bench.run.SearchOptions;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bench validate}: checks files without touching a cluster. */
@Command(
        name = "validate",
        description = "Checks workload and driver files without touching a cluster.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "bench validate -w FILE... -d FILE... [OPTION]...",
        sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private FileOptions files;

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints nothing when all is well.")
    private boolean quiet;

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err, quiet);
        FileOptions.Files read = files.readAll(bench.drivers(), progress);
        read.problems().forEach(problem -> err.println("bench: " + problem));
        err.flush();
        read.tooManyClients().forEach(progress::warn);
        if (!quiet) {
            read.workloads().forEach(file -> {
                out.println(file.path() + ": workload '" + file.value().name() + "' is valid" + search(file.value()));
                PhasePlan.lines(file.value(), LocalTime.now(ZoneId.systemDefault()))
                        .forEach(out::println);
            });
            read.drivers()
                    .forEach(file -> out.println(
                            file.path() + ": driver '" + file.value().name() + "' is valid"));
            out.println(read.valid() + " of " + read.named() + " files are valid");
        }
        return (read.problems().isEmpty() ? ExitCode.VALID : ExitCode.USAGE).number();
    }

    private static String search(Workload workload) {
        SearchOptions options = SearchOptions.DEFAULT;
        return workload.findsRate()
                ? String.format(
                        Locale.ROOT,
                        "; its rate is searched, which takes about %d and at most %d minutes",
                        options.usually().plusSeconds(30).toMinutes(),
                        options.limit().toMinutes())
                : "";
    }
}

package bench.cli;

import bench.config.ConfigFile;
import bench.config.Workload;
import bench.run.RunOptions;
import bench.run.SearchOptions;
import bench.yaml.ConfigException;
import bench.yaml.Durations;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  All files of a folder",
            "    bench validate -w workloads/*.yaml -d driver-kafka.yaml",
            "  The phases of a run, and how long they take",
            "    bench validate -w workloads/ramp.yaml -d driver-kafka.yaml",
            "  The points of a campaign, and how long it takes",
            "    bench validate -w a.yaml -d driver-kafka.yaml --repeat 3 \\",
            "      --vary producerConfig.linger.ms=0,5,20",
            "  The same of a sweep",
            "    bench validate -w a.yaml -d driver-kafka.yaml --rates 10k,20k,40k"
        })
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private FileOptions files;

    @Mixin
    private LoadOptions load;

    @Mixin
    private RatesOption rates;

    @Mixin
    private VaryOptions vary;

    @Mixin
    private CampaignOptions campaign;

    @Mixin
    private BrokerMetricsOption brokerMetrics;

    @OptionGroup(OptionGroup.Heading.CONSOLE)
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
        files.mustNameFiles(spec.commandLine());
        if (vary.areGiven() || rates.isGiven()) {
            var unused = brokerMetrics.check();
            return validateCampaign(out, Progress.sayingOnce(err, quiet));
        }
        campaign.checkUnused();
        Progress progress = new Progress(err, quiet);
        FileOptions.Files read = files.readAll(bench.drivers(), progress);
        List<String> problems = new ArrayList<>(read.problems());
        RunOptions options = options(read, problems);
        var unused = brokerMetrics.read(problems);
        problems.forEach(problem -> err.println("bench: " + problem));
        err.flush();
        read.tooManyClients().forEach(progress::warn);
        if (!quiet) {
            sound(read.workloads(), problems).forEach(file -> {
                out.println(Wording.printable(file.path() + ": workload '"
                        + file.value().name() + "' is valid" + search(file.value(), options.search())));
                PhasePlan.lines(file.value(), options, LocalTime.now(ZoneId.systemDefault()))
                        .forEach(line -> out.println(Wording.printable(line)));
            });
            sound(read.drivers(), problems)
                    .forEach(file -> out.println(Wording.printable(
                            file.path() + ": driver '" + file.value().name() + "' is valid")));
            out.println(summary(read.named(), problems));
        }
        return (problems.isEmpty() ? ExitCode.VALID : ExitCode.USAGE).number();
    }

    private static <T> List<ConfigFile<T>> sound(List<ConfigFile<T>> files, List<String> problems) {
        return files.stream().filter(file -> isSound(file.path(), problems)).toList();
    }

    private static boolean isSound(Path file, List<String> problems) {
        return problems.stream().noneMatch(problem -> ConfigException.isOfFile(file, problem));
    }

    /** A file is not to blame for what an option sets in it. */
    private static String summary(List<Path> files, List<String> problems) {
        long valid = files.stream().filter(file -> isSound(file, problems)).count();
        return valid + " of " + files.size() + " files are valid"
                + (problems.stream().anyMatch(ConfigException::isOfOption) ? "; not all options are" : "");
    }

    /** The files with the settings of every point, and what is going to be run. */
    private int validateCampaign(PrintWriter out, Progress progress) {
        PlannedCampaign plan =
                PlannedCampaign.read(CampaignInputs.of(files, load, vary, rates), bench.drivers(), progress);
        campaign.check(plan);
        List<String> manner = PlannedText.manner(plan, campaign);
        if (!quiet) {
            out.println("All files are valid with the settings of every point");
            PlannedText.points(plan).forEach(out::println);
            out.println(PlannedText.summary(plan));
            manner.forEach(out::println);
            CampaignComparison.notice(plan).ifPresent(out::println);
        }
        return ExitCode.VALID.number();
    }

    /** What the options say; where they are wrong, files are shown as they are without them. */
    private RunOptions options(FileOptions.Files read, List<String> problems) {
        try {
            return load.check(read);
        } catch (ConfigException e) {
            problems.addAll(e.problems());
            return RunOptions.DEFAULT;
        }
    }

    private static String search(Workload workload, SearchOptions options) {
        if (!workload.findsRate()) {
            return "";
        }
        Duration usual = rounded(options.usually());
        return "; its rate is searched, which takes "
                + (usual.compareTo(options.limit()) < 0 ? "about " + Durations.inParts(usual) + " and " : "")
                + "at most " + Durations.inParts(options.limit());
    }

    /** Nobody knows it to the second. */
    private static Duration rounded(Duration time) {
        Duration unit = time.toMinutes() < 2 ? Duration.ofSeconds(10) : Duration.ofMinutes(1);
        return unit.multipliedBy(Math.max(1, time.plus(unit.dividedBy(2)).dividedBy(unit)));
    }
}

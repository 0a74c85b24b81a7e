package bench.cli;

import bench.compare.CompareOptions;
import bench.compare.ComparedRun;
import bench.compare.SideComparison;
import bench.compare.Sides;
import bench.report.ComparisonText;
import bench.result.Comparison;
import bench.result.Result;
import bench.yaml.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench compare}: whether the runs of one side are better or worse than those of another. */
@Command(
        name = "compare",
        description =
                "Says whether new runs are better or worse than those of a base, or that nothing has changed, or that"
                        + " the runs do not show it. Exit code 4 on a regression.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "bench compare --base RESULT... --new RESULT... [OPTION]...",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  Eight runs of either side, by the figures that fit them",
            "    bench compare --base old/*.json --new new/*.json",
            "  The same as a page for a browser",
            "    bench compare --base old/*.json --new new/*.json -o page.html",
            "  A gate that does not let pass what nobody knows",
            "    bench compare --base old/*.json --new new/*.json \\",
            "      --figure endToEndResponseLatency.p99 --min-effect 10%% \\",
            "      --inconclusive fail"
        })
final class CompareCommand implements Callable<Integer> {
    @Option(
            names = "--base",
            required = true,
            arity = "1..*",
            paramLabel = "RESULT",
            description = "Result files of what is known: of bench, or of the OpenMessaging Benchmark.")
    private List<Path> base = new ArrayList<>();

    @Option(
            names = "--new",
            required = true,
            arity = "1..*",
            paramLabel = "RESULT",
            description = "Result files of what is to be better, or no worse.")
    private List<Path> fresh = new ArrayList<>();

    @Mixin
    private CompareRules rules;

    @Option(
            names = "--include-invalid",
            description = "Compares also runs that are not to be trusted, which are refused otherwise.")
    private boolean includeInvalid;

    @Mixin
    private ComparisonFiles files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr(), false);
        rules.check();
        Sides sides = SideReading.read(base, fresh);
        CompareOptions options = rules.options(sides);
        List<Path> inputs = new ArrayList<>(base);
        inputs.addAll(fresh);
        files.check(inputs, new OutputCheck(progress));
        if (!includeInvalid && refuses(sides, progress)) {
            return ExitCode.INVALID.number();
        }
        Comparison comparison = SideComparison.of(sides, options);
        // What is on standard output for a program must not have lines for people.
        new ComparisonText(
                        files.takeStandardOutput()
                                ? spec.commandLine().getErr()
                                : spec.commandLine().getOut())
                .print(comparison);
        ExitCode code = rules.code(comparison, progress);
        return files.write(comparison, progress)
                ? code.number()
                : ExitCode.worse(code.number(), ExitCode.FAILED.number());
    }

    /** Names the runs that are not to be trusted; false where all are. */
    private static boolean refuses(Sides sides, Progress progress) {
        List<ComparedRun> untrusted =
                sides.all().stream().filter(run -> !run.isTrusted()).toList();
        untrusted.forEach(run -> progress.fail(run.file() + ": is not to be trusted ("
                + run.result().map(CompareCommand::why).orElse("") + "): measure again, leave it out, or compare it all"
                + " the same with --include-invalid"));
        return !untrusted.isEmpty();
    }

    private static String why(Result result) {
        if (!result.run().isComplete()) {
            return "the run was not finished";
        }
        if (!result.run().isMeasured()) {
            return "nothing was measured";
        }
        List<String> invalid = result.validity().checks().stream()
                .filter(check -> check.isInvalid())
                .map(check -> check.name())
                .toList();
        return "invalid: " + Wording.listed(invalid, 3);
    }
}

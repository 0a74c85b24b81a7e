package bench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bench sweep}: a campaign over rates, to see how latency grows with load and up to which rate conditions hold. */
@Command(
        name = "sweep",
        description =
                "Measures a workload at one rate after the other, each in a process of its own and in random order:"
                        + " how latency grows with load, and up to which rate conditions hold.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "bench sweep -w FILE... -d FILE... --rates RATE,RATE,... [OPTION]...",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  Up to which rate messages arrive within 50 ms",
            "    bench sweep -w a.yaml -d driver-kafka.yaml --rates 10k,20k,40k,60k \\",
            "      --slo 'endToEndResponseLatency.p99 < 50ms'",
            "  The whole curve below the highest rate, which is searched first",
            "    bench sweep -w a.yaml -d driver-kafka.yaml \\",
            "      --rates 10%%,25%%,50%%,75%%,90%%,100%%",
            "  Of two settings",
            "    bench sweep -w a.yaml -d driver-kafka.yaml --rates 10k,20k,40k \\",
            "      --vary producerConfig.linger.ms=0,5"
        })
final class SweepCommand implements Callable<Integer> {
    @Mixin
    private FileOptions files;

    @Mixin
    private RatesOption rates;

    @Mixin
    private VaryOptions vary;

    @Mixin
    private ResumeOption resume;

    @Mixin
    private CampaignOptions campaign;

    @Mixin
    private ResultFiles results;

    @OptionGroup(OptionGroup.Heading.CONSOLE)
    @Option(
            names = {"-q", "--quiet"},
            description = "Prints only the table, warnings and errors.")
    private boolean quiet;

    @Mixin
    private MonitoringOptions monitoring;

    @Mixin
    private LoadOptions load;

    @Mixin
    private JitOption jit;

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
        if (!rates.isGiven()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required option: '" + RatesOption.NAME + "=RATE,RATE,...'");
        }
        return new CampaignSession(
                        CampaignInputs.of(files, load, vary, rates),
                        campaign,
                        new CampaignSession.Command(bench, spec, resume.folder(), results, monitoring, jit, quiet))
                .run();
    }
}

package bench.cli;

import bench.campaign.Axis;
import bench.result.Campaign;
import bench.yaml.ConfigException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final String RATES = "--rates";
    private static final Pattern RATE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)([kKmM]?)");

    @Mixin
    private FileOptions files;

    @OptionGroup(OptionGroup.Heading.LOAD)
    @Option(
            names = RATES,
            paramLabel = "RATE,RATE,...",
            description =
                    "Messages a second over all producers, such as 10k,20k,50k, or shares of the highest rate, such"
                            + " as 10%%,50%%,90%%, which is searched once before.")
    private String rates;

    @Mixin
    private VaryOptions vary;

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
        if (campaign.resume().isPresent() && !files.nameFiles()) {
            return CampaignStart.again(
                    bench, spec.commandLine(), campaign.resume().get());
        }
        files.mustNameFiles(spec.commandLine());
        if (rates == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '" + RATES + "=RATE,RATE,...'");
        }
        CampaignInputs inputs = new CampaignInputs(Campaign.Kind.SWEEP, files, load, vary, List.of(axis(rates)));
        return new CampaignSession(
                        inputs, campaign, new CampaignSession.Command(bench, spec, results, monitoring, jit, quiet))
                .run();
    }

    /** The rates as values of the key for them. */
    static Axis axis(String text) {
        List<String> values = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String rate = part.strip();
            values.add(rate.endsWith("%") ? rate : number(rate));
        }
        return new Axis(RATES, "producerRate", values);
    }

    private static String number(String rate) {
        Matcher matcher = RATE.matcher(rate);
        if (!matcher.matches() || new BigDecimal(matcher.group(1)).signum() == 0) {
            throw new ConfigException(
                    RATES + ": must be numbers of messages/s above 0 such as 500, 20k or 1.5M, or shares such as"
                            + " 50%, with commas between, but one is " + (rate.isEmpty() ? "empty" : "'" + rate + "'"));
        }
        int zeros = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 3;
            case "m" -> 6;
            default -> 0;
        };
        return new BigDecimal(matcher.group(1))
                .scaleByPowerOfTen(zeros)
                .stripTrailingZeros()
                .toPlainString();
    }
}

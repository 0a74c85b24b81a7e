package bench.cli;

import bench.campaign.CampaignFolder;
import bench.campaign.Point;
import bench.result.Campaign;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command line of a run of a campaign: what the campaign was asked for, with the files and settings of the point, and a file for
 * the result. Immutable.
 */
final class RunArguments {
    /** Of the campaign itself, or said of each run in another way. */
    private static final Set<String> NOT_HANDED_ON = Set.of(
            "--workloads", "--drivers", "--jit", "--rates", "--quiet", "--help", "--version", "--find-rate", "--slo");

    private final PlannedCampaign plan;
    private final String jit;
    private final Path folder;
    /** What every run is asked for. */
    private final List<String> common;
    /** What a run is asked for besides that searches its rate. */
    private final List<String> ofSearches;

    /**
     * The command lines of a campaign.
     *
     * @param asked the command line of the campaign
     * @param jit compilers of every run
     * @param folder of the campaign
     */
    RunArguments(PlannedCampaign plan, ParseResult asked, String jit, Path folder) {
        this.plan = plan;
        this.jit = jit;
        this.folder = folder;
        this.common = handedOn(asked, false);
        this.ofSearches = handedOn(asked, true);
    }

    /** What of a command line goes to its runs, without the files and settings of points. */
    static List<String> handedOn(ParseResult asked) {
        List<String> all = handedOn(asked, false);
        all.addAll(handedOn(asked, true));
        return all;
    }

    private static List<String> handedOn(ParseResult asked, boolean ofSearch) {
        List<String> arguments = new ArrayList<>();
        for (OptionSpec option : asked.matchedOptionsSet()) {
            OptionGroup.Heading heading = GroupedHelp.heading(option);
            boolean isOfCampaign = heading == OptionGroup.Heading.CAMPAIGN
                    || heading == OptionGroup.Heading.RESULTS
                    || heading == OptionGroup.Heading.CONSOLE;
            boolean isOfSearch = heading == OptionGroup.Heading.SEARCH;
            if (!isOfCampaign && isOfSearch == ofSearch && !NOT_HANDED_ON.contains(option.longestName())) {
                add(arguments, option);
            }
        }
        return arguments;
    }

    /** With the value behind a sign of equality, so that one that begins with a hyphen is none of the options. */
    private static void add(List<String> arguments, OptionSpec option) {
        if (option.arity().max() == 0) {
            arguments.add(option.longestName());
            return;
        }
        if (option.originalStringValues().isEmpty()) {
            arguments.add(option.longestName());
        }
        option.originalStringValues().forEach(value -> arguments.add(option.longestName() + "=" + value));
    }

    /** Those of a run. */
    List<String> of(Campaign.Run run) {
        Point point = plan.point(run.point());
        List<String> arguments = begin(point);
        if (!PointFiles.isAtGivenRate(plan.inputs(), point)) {
            addSearch(arguments, goal().findsRate());
        } else {
            arguments.add("--set=" + PointFiles.WITHOUT_CONDITIONS);
        }
        if (plan.inputs().isSweep()) {
            goal().conditions().forEach(condition -> arguments.add("--threshold=" + condition));
        }
        boolean isShare = point.share().isPresent();
        addSettings(arguments, PointFiles.settings(isShare ? point.settingsWithoutRate() : point.settings()));
        if (isShare) {
            String rate =
                    BigDecimal.valueOf(run.producerRate()).stripTrailingZeros().toPlainString();
            arguments.add("--set=producerRate=" + rate);
        }
        return end(arguments, run.id());
    }

    /** Those of a search for the highest rate. */
    List<String> of(Campaign.HighestRate search) {
        Point point = plan.curve(search.id()).first();
        List<String> arguments = begin(point);
        addSearch(arguments, true);
        addSettings(arguments, PointFiles.settings(point.settingsWithoutRate()));
        return end(arguments, search.id());
    }

    private List<String> begin(Point point) {
        List<String> arguments = new ArrayList<>(
                List.of("run", "--workloads=" + point.workload(), "--drivers=" + point.driver(), "--jit=" + jit));
        arguments.addAll(common);
        return arguments;
    }

    private void addSearch(List<String> arguments, boolean finds) {
        arguments.addAll(ofSearches);
        if (finds) {
            arguments.add("--find-rate");
        }
        goal().conditions().forEach(condition -> arguments.add("--slo=" + condition));
    }

    private RateGoal goal() {
        return plan.inputs().files().goal();
    }

    private static void addSettings(List<String> arguments, List<String> settings) {
        settings.forEach(setting -> arguments.add("--set=" + setting));
    }

    private List<String> end(List<String> arguments, String id) {
        arguments.add("--output=" + folder.resolve(CampaignFolder.resultOf(id)));
        return List.copyOf(arguments);
    }
}

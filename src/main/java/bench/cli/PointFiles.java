package bench.cli;

import bench.campaign.Axis;
import bench.campaign.Point;
import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Overrides;
import bench.config.Workload;
import bench.result.TargetRate;
import bench.yaml.ConfigException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The files of the points of a campaign, each read with the settings of its point: what is wrong with any of them is found before
 * anything is run. Confined to one thread.
 */
final class PointFiles {
    /** Sets back what is for a search, and refused in a workload whose rate is given. */
    static final String WITHOUT_CONDITIONS = "slo=";

    /** In the place of a share of a rate that is not known yet. */
    private static final String SOME_RATE = "1000";

    private final CampaignInputs inputs;
    private final DriverRegistry registry;
    private final Progress progress;
    private final Overrides common;
    /** By the keys that vary. */
    private final Map<String, String> options = new HashMap<>();

    private final Set<String> problems = new LinkedHashSet<>();
    private final List<FilePair> all = new ArrayList<>();

    PointFiles(CampaignInputs inputs, DriverRegistry registry, Progress progress) {
        this.inputs = inputs;
        this.registry = registry;
        this.progress = progress;
        this.common = inputs.files().overrides(registry, progress);
        inputs.axes().forEach(axis -> options.put(axis.key(), axis.option()));
    }

    /**
     * The files of a run of a point; empty where something is wrong with them. A rate that is a share of another one is some rate
     * in them.
     */
    Optional<FilePair> ofRun(Point point) {
        RateGoal goal = inputs.files().goal();
        if (!isAtGivenRate(inputs, point)) {
            return read(point, settings(point.settings()), goal::addTo, file -> problems(point, file));
        }
        List<String> settings = settings(point.share().isPresent() ? point.settingsWithoutRate() : point.settings());
        if (point.share().isPresent()) {
            settings.add("producerRate=" + SOME_RATE);
        }
        settings.add(WITHOUT_CONDITIONS);
        return read(point, settings, this::withConditions, file -> rateProblems(point, file));
    }

    private List<String> problems(Point point, ConfigFile<Workload> file) {
        List<String> all = new ArrayList<>(inputs.files().goal().problems(file));
        all.addAll(rateProblems(point, file));
        return all;
    }

    /** A rate that comes to nothing would stand beside the figures of another one. Of shares the search says so. */
    private static List<String> rateProblems(Point point, ConfigFile<Workload> file) {
        boolean hasRate = point.settings().keySet().stream().anyMatch(TargetRate::isKey);
        if (!hasRate || point.share().isPresent()) {
            return List.of();
        }
        String begin = "rates cannot vary: " + file.path();
        if (file.value().clients().producersPerTopic() == 0) {
            return List.of(begin + " produces nothing");
        }
        return file.asUsed().get("producerRateList") instanceof List<?> rates && !rates.isEmpty()
                ? List.of(begin + " has its rates in producerRateList; --set producerRateList=[] leaves them out")
                : List.of();
    }

    /** What is to hold in a search is to hold at each rate of a sweep. */
    private Overrides withConditions(Overrides others) {
        List<String> conditions = inputs.files().goal().conditions();
        return inputs.isSweep() && !conditions.isEmpty()
                ? others.withWorkload("--slo", "thresholds", YamlList.of(conditions))
                : others;
    }

    /** Whether the rate of a point is none that its own run searches. */
    static boolean isAtGivenRate(CampaignInputs inputs, Point point) {
        return inputs.isSweep() || point.share().isPresent();
    }

    /** The files of the search for the highest rate, shares of which a point and its like ask for. */
    Optional<FilePair> ofSearch(Point point) {
        Optional<String> by = Optional.of(inputs.rateOption() + " of shares of the highest rate");
        return read(
                point,
                settings(point.settingsWithoutRate()),
                inputs.files().goal()::addSearchTo,
                file -> RateGoal.problems(file, by));
    }

    /** Each as {@code --set} takes it. */
    static List<String> settings(Map<String, String> settings) {
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.add(key + "=" + value));
        return arguments;
    }

    private Optional<FilePair> read(
            Point point,
            List<String> settings,
            UnaryOperator<Overrides> goal,
            Function<ConfigFile<Workload>, List<String>> unfit) {
        try {
            Overrides overrides = goal.apply(common.and(overrides(settings))).withoutRepetition();
            FileOptions.Files read = inputs.files()
                    .reading(registry, progress, unfit)
                    .read(List.of(point.workload()), List.of(point.driver()), overrides);
            problems.addAll(read.problems());
            all.addAll(read.pairs());
            return read.pairs().stream().findFirst();
        } catch (ConfigException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** Each is set by the option that makes it vary, which errors about it name. */
    private Overrides overrides(List<String> settings) {
        Map<String, List<String>> byOption = new LinkedHashMap<>();
        for (String setting : settings) {
            String key = setting.substring(0, setting.indexOf('='));
            byOption.computeIfAbsent(options.getOrDefault(key, Axis.OPTION), none -> new ArrayList<>())
                    .add(setting);
        }
        Overrides all = Overrides.NONE;
        for (Map.Entry<String, List<String>> each : byOption.entrySet()) {
            all = all.and(Overrides.parse(
                    each.getKey(),
                    each.getValue(),
                    registry.formats(),
                    inputs.files().options(progress)));
        }
        return all;
    }

    /** All that was read, as if it were the files of one command line. */
    FileOptions.Files files() {
        Map<String, ConfigFile<DriverConfig>> drivers = new LinkedHashMap<>();
        all.forEach(pair -> drivers.put(pair.driver().path().toString(), pair.driver()));
        List<ConfigFile<Workload>> workloads =
                all.stream().map(FilePair::workload).toList();
        return new FileOptions.Files(
                workloads,
                List.copyOf(drivers.values()),
                List.copyOf(all),
                List.copyOf(problems),
                Stream.concat(inputs.files().workloads().stream(), inputs.files().drivers().stream())
                        .toList());
    }
}

package bench.cli;

import bench.campaign.CampaignFolder;
import bench.campaign.Point;
import bench.campaign.Points;
import bench.campaign.Rates;
import bench.campaign.Schedule;
import bench.campaign.TimeLeft;
import bench.result.Campaign;
import bench.result.RunOutcome;
import bench.result.TargetRate;
import bench.run.RunOptions;
import bench.yaml.ConfigException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign whose files are read and valid, before anything of it is run.
 *
 * @param inputs of the command line
 * @param points all of them
 * @param pairs the files of each point, by its number
 * @param searches one for each curve whose rates are shares
 * @param files all that was read
 * @param options of each run
 */
record PlannedCampaign(
        CampaignInputs inputs,
        Points points,
        Map<Integer, FilePair> pairs,
        List<Curve> searches,
        FileOptions.Files files,
        RunOptions options) {
    /**
     * Points that differ in the rate only, and ask for shares of the highest one.
     *
     * @param id of the search for that
     * @param first of them
     * @param pair the files of the search
     */
    record Curve(String id, Point first, FilePair pair) {}

    /**
     * Reads the files of every point.
     *
     * @throws ConfigException with all that is wrong with any of them
     */
    static PlannedCampaign read(CampaignInputs inputs, DriverRegistry registry, Progress progress) {
        var unused = inputs.vary().repeats();
        checkGoal(inputs);
        Points points = Points.of(
                inputs.files().workloads(),
                inputs.files().drivers(),
                inputs.axes(),
                inputs.vary().zip());
        PointFiles reading = new PointFiles(inputs, registry, progress);
        Map<Integer, FilePair> pairs = new LinkedHashMap<>();
        List<Curve> searches = new ArrayList<>();
        for (Point point : points.all()) {
            reading.ofRun(point).ifPresent(pair -> pairs.put(point.number(), pair));
            boolean isKnown = searches.stream().anyMatch(curve -> curve.first().isOfCurveOf(point));
            if (point.share().isPresent() && !isKnown) {
                String id = "s" + (searches.size() + 1);
                reading.ofSearch(point).ifPresent(pair -> searches.add(new Curve(id, point, pair)));
            }
        }
        FileOptions.Files files = reading.files();
        if (!files.problems().isEmpty() || !files.tooManyClients().isEmpty()) {
            throw new ConfigException(files.problems().isEmpty() ? files.tooManyClients() : files.problems());
        }
        return new PlannedCampaign(
                inputs, points, pairs, searches, files, inputs.load().check(files));
    }

    /** A rate that is given, or a share of one that is searched anyway, is not searched in each run. */
    private static void checkGoal(CampaignInputs inputs) {
        boolean hasRates = inputs.axes().stream().anyMatch(axis -> TargetRate.isKey(axis.key()));
        if (inputs.files().goal().findsRate() && hasRates) {
            throw new ConfigException(
                    "--find-rate: must not be there where the rate varies: shares such as 50% have it searched once");
        }
    }

    /** The point of this number. */
    Point point(int number) {
        return points.all().get(number - 1);
    }

    /** The curve that is searched under this id. */
    Curve curve(String id) {
        return searches.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The runs of a campaign that begins now. */
    Schedule schedule(long seed) {
        return new Schedule(points.all(), inputs.vary().repeats(), seed);
    }

    /**
     * The document of a campaign of which nothing is run yet.
     *
     * @param seed of the order
     */
    Campaign campaign(Campaign.Origin origin, long seed, boolean skipsAboveFailed) {
        Schedule schedule = schedule(seed);
        List<Schedule.Slot> slots =
                schedule.slots(skipsAboveFailed ? Optional.of(Rates.ascending()) : Optional.empty());
        Campaign.Plan plan = new Campaign.Plan(
                inputs.kind(),
                seed,
                inputs.vary().repeats(),
                points.varied(),
                inputs.isSweep() ? inputs.files().goal().conditions() : List.of(),
                skipsAboveFailed,
                slots.stream().map(Schedule.Slot::id).toList(),
                schedule.control().map(Schedule.Slot::id).orElse(null));
        return new Campaign(
                origin,
                plan,
                searches.stream().map(PlannedCampaign::search).toList(),
                slots.stream().map(this::run).toList());
    }

    private static Campaign.HighestRate search(Curve curve) {
        return new Campaign.HighestRate(
                curve.id(),
                curve.first().shownWithoutRate(),
                CampaignFolder.resultOf(curve.id()),
                null,
                RunOutcome.PENDING);
    }

    private Campaign.Run run(Schedule.Slot slot) {
        Point point = slot.point();
        String search = searches.stream()
                .filter(curve -> point.share().isPresent() && curve.first().isOfCurveOf(point))
                .map(Curve::id)
                .findFirst()
                .orElse(null);
        return new Campaign.Run(
                slot.id(),
                point.number(),
                point.shown(),
                slot.repeat(),
                search,
                null,
                CampaignFolder.resultOf(slot.id()),
                RunOutcome.PENDING);
    }

    /** How many there are, with the control. */
    int runs() {
        return schedule(0).slots(Optional.empty()).size();
    }

    /** What is planned for each run and each search, without what comes beside it. */
    TimeLeft times() {
        Map<String, Duration> times = new LinkedHashMap<>();
        searches.forEach(curve ->
                times.put(curve.id(), RunTime.of(curve.pair().workload().value(), options)));
        schedule(0)
                .slots(Optional.empty())
                .forEach(slot -> times.put(
                        slot.id(),
                        RunTime.of(pairs.get(slot.point().number()).workload().value(), options)));
        return new TimeLeft(times);
    }
}

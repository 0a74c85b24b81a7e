package bench.cli;

import bench.campaign.Point;
import bench.compare.CompareOptions;
import bench.compare.ComparedRun;
import bench.compare.FewRuns;
import bench.compare.PrimaryFigures;
import bench.compare.SideComparison;
import bench.compare.Sides;
import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.Comparison;
import bench.yaml.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The comparison of the two points of a campaign that were repeated: the first one is the base. */
final class CampaignComparison {
    private static final int SIDES = 2;

    private CampaignComparison() {}

    /** What it will be able to see, which is known before anything is run; empty where that is enough, or nothing is compared. */
    static Optional<String> notice(PlannedCampaign plan) {
        int repeats = plan.inputs().vary().repeats();
        List<Point> points = plan.points().all();
        boolean isCompared = points.size() == SIDES
                && repeats > 1
                && !(plan.inputs().isSweep() && points.get(0).isOfCurveOf(points.get(1)));
        return isCompared ? FewRuns.notice(repeats, repeats, figures(plan)) : Optional.empty();
    }

    /** How many will decide: one where the rate is what is measured, at most the usual ones else. */
    private static int figures(PlannedCampaign plan) {
        boolean isRateMeasured = plan.pairs().values().stream()
                .map(pair -> pair.workload().value())
                .allMatch(workload -> workload.findsRate() || workload.rate().isUnlimited());
        return isRateMeasured ? 1 : CompareOptions.MOST_FIGURES;
    }

    /** The answer; empty where these are no two points that were repeated, or their runs cannot be compared. */
    static Optional<Comparison> of(CampaignResults results, Progress progress) {
        List<CampaignResults.Point> points = results.points();
        if (points.size() != SIDES || results.campaign().plan().repeats() < 2 || areTwoRates(results)) {
            return Optional.empty();
        }
        List<ComparedRun> base = runs(points.get(0));
        List<ComparedRun> fresh = runs(points.get(1));
        List<String> doubtful = Stream.concat(base.stream(), fresh.stream())
                .filter(run -> !run.isTrusted())
                .map(ComparedRun::file)
                .toList();
        if (!doubtful.isEmpty()) {
            progress.warn("the points are not compared, as " + Wording.listed(doubtful, 3)
                    + (doubtful.size() == 1 ? " is" : " are") + " not to be trusted; 'bench compare' can leave it out");
            return Optional.empty();
        }
        if (base.isEmpty() || fresh.isEmpty()) {
            progress.warn("the points are not compared, as one of them has no result");
            return Optional.empty();
        }
        Sides sides = new Sides(base, fresh);
        if (new PrimaryFigures(sides).standard().isEmpty()) {
            progress.warn("the points are not compared, as their runs have no figure in common that could decide");
            return Optional.empty();
        }
        return Optional.of(SideComparison.of(sides, CompareOptions.STANDARD));
    }

    /** At another rate another latency is no regression, but what a sweep is to show. */
    private static boolean areTwoRates(CampaignResults results) {
        List<CampaignResults.Point> points = results.points();
        return results.campaign().plan().kind() == Campaign.Kind.SWEEP
                && points.get(0).settingsWithoutRate().equals(points.get(1).settingsWithoutRate());
    }

    private static List<ComparedRun> runs(CampaignResults.Point point) {
        return point.measured().entrySet().stream()
                .map(each -> ComparedRun.of(each.getKey(), each.getValue()))
                .toList();
    }

    /** What the answer comes to. */
    static ExitCode code(Comparison comparison, Progress progress) {
        if (comparison.answer() == Comparison.Answer.REGRESSION) {
            return ExitCode.THRESHOLD;
        }
        if (comparison.isOpen()) {
            progress.warn("the runs do not show the answer of every primary figure");
        }
        return ExitCode.VALID;
    }
}

package bench.campaign;

import bench.result.Campaign;
import bench.result.RunOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Campaigns of which nothing has been run. */
public final class Campaigns {
    private Campaigns() {}

    /** Points of one workload with one driver. */
    public static List<Point> points(String... axes) {
        return Points.of(
                        List.of(Path.of("w.yaml")),
                        List.of(Path.of("d.yaml")),
                        List.of(axes).stream().map(Axis::parse).toList(),
                        false)
                .all();
    }

    /** A campaign over these axes, whose order is that of seed 1; shares are those of a rate that is searched. */
    public static Campaign of(int repeats, String... axes) {
        return of(repeats, false, axes);
    }

    /** The same where rates ascend, and end with the first that is not sustained. */
    public static Campaign ascending(int repeats, String... axes) {
        return of(repeats, true, axes);
    }

    private static Campaign of(int repeats, boolean skips, String... axes) {
        List<Point> points = points(axes);
        Schedule schedule = new Schedule(points, repeats, 1);
        List<Schedule.Slot> slots = schedule.slots(skips ? Optional.of(Rates.ascending()) : Optional.empty());
        boolean isSearched = points.stream().anyMatch(point -> point.share().isPresent());
        Campaign.Plan plan = new Campaign.Plan(
                Campaign.Kind.CAMPAIGN,
                1,
                repeats,
                List.copyOf(points.get(0).shown().keySet()),
                List.of(),
                skips,
                slots.stream().map(Schedule.Slot::id).toList(),
                schedule.control().map(Schedule.Slot::id).orElse(null));
        Campaign.Origin origin =
                new Campaign.Origin("1.2.3", List.of("run"), "/here", Instant.ofEpochSecond(1), Map.of("w.yaml", "1a"));
        Campaign.HighestRate search =
                new Campaign.HighestRate("s1", Map.of(), "runs/s1.json", null, RunOutcome.PENDING);
        return new Campaign(
                origin,
                plan,
                isSearched ? List.of(search) : List.of(),
                slots.stream()
                        .map(slot -> new Campaign.Run(
                                slot.id(),
                                slot.point().number(),
                                slot.point().shown(),
                                slot.repeat(),
                                slot.point().share().isPresent() ? "s1" : null,
                                null,
                                CampaignFolder.resultOf(slot.id()),
                                RunOutcome.PENDING))
                        .toList());
    }
}

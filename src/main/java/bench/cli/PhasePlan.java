package bench.cli;

import bench.config.PlannedPhase;
import bench.config.Workload;
import bench.run.RunOptions;
import bench.run.RunPlan;
import bench.yaml.Durations;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The phases of a run, a line each, for people who check what they have written. */
final class PhasePlan {
    private static final int LONGEST_NAME = 40;
    /** Of name and time. */
    private static final int COLUMNS = 48;

    private PhasePlan() {}

    /**
     * None where there is one measurement at one rate, after a warm-up of a given length.
     *
     * @param now where its phases depend on the time of day
     */
    static List<String> lines(Workload asked, RunOptions options, LocalTime now) {
        Workload workload = asked.measuredFrom(now.plus(asked.timing().warmupDuration()));
        boolean isPlain = workload.timing().phases().isEmpty()
                && workload.backlog().isEmpty()
                && !workload.findsRate()
                && options.depletion().isEmpty()
                && options.untilSteady().isEmpty();
        if (isPlain) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (workload.timing().daily().isPresent()) {
            lines.add(String.format(
                    Locale.ROOT, "  by the time of day: a run that begins now, at %tR local time, has", now));
        }
        List<RunPlan.Part> parts = RunPlan.of(workload, options);
        parts.forEach(part -> lines.add(line(part)));
        lines.add("  " + between(sum(parts, RunPlan.Part::shortest), sum(parts, RunPlan.Part::longest)) + " in all");
        return lines;
    }

    private static Duration sum(List<RunPlan.Part> parts, Function<RunPlan.Part, Duration> length) {
        return parts.stream().map(length).reduce(Duration.ZERO, Duration::plus);
    }

    private static String between(Duration shortest, Duration longest) {
        if (shortest.equals(longest)) {
            return Durations.inParts(longest);
        }
        return (shortest.isZero() ? "up" : Durations.inParts(shortest)) + " to " + Durations.inParts(longest);
    }

    private static String line(RunPlan.Part part) {
        String time = between(part.shortest(), part.longest());
        int longest = Math.min(LONGEST_NAME, COLUMNS - 2 - time.length());
        String name = part.name().length() > longest ? part.name().substring(0, longest - 3) + "..." : part.name();
        return String.format(
                Locale.ROOT,
                "  %s%" + (COLUMNS - name.length()) + "s  %s%s",
                name,
                time,
                part.pace().map(PlannedPhase::text).orElse("rate to be found"),
                part.measured() ? "" : ", not measured");
    }
}

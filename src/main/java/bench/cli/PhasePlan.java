package bench.cli;

import bench.config.Pace;
import bench.config.PlannedPhase;
import bench.config.Workload;
import bench.yaml.Durations;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The phases of a workload, a line each, for people who check what they have written. */
final class PhasePlan {
    private static final int LONGEST_NAME = 40;

    private PhasePlan() {}

    /**
     * None where a workload asks for one measurement at one rate.
     *
     * @param now where its phases depend on the time of day
     */
    static List<String> lines(Workload asked, LocalTime now) {
        Workload workload = asked.measuredFrom(now.plus(asked.timing().warmupDuration()));
        List<PlannedPhase> phases = workload.timing().phases();
        if (phases.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (workload.timing().daily().isPresent()) {
            lines.add(String.format(
                    Locale.ROOT, "  by the time of day: a run that begins now, at %tR local time, has", now));
        }
        Duration warmup = workload.timing().warmupDuration();
        if (!warmup.isZero()) {
            lines.add(line("warm-up", warmup, PlannedPhase.text(Pace.constant(workload.warmupRate())), false));
        }
        phases.forEach(phase ->
                lines.add(line(phase.name(), phase.length(), PlannedPhase.text(phase.pace()), phase.measured())));
        lines.add("  " + total(warmup.plus(workload.timing().testDuration())) + " in all");
        return lines;
    }

    /** In minutes and seconds where it is longer than a minute and has no fractions. */
    private static String total(Duration time) {
        boolean isOfBoth = time.toMinutes() > 0 && time.toSecondsPart() > 0 && time.toNanosPart() == 0;
        return isOfBoth ? time.toMinutes() + "m" + time.toSecondsPart() + "s" : Durations.shown(time);
    }

    private static String line(String name, Duration length, String pace, boolean measured) {
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 3) + "..." : name;
        return String.format(
                Locale.ROOT,
                "  %-" + LONGEST_NAME + "s%8s  %s%s",
                cut,
                Durations.shown(length),
                pace,
                measured ? "" : ", not measured");
    }
}

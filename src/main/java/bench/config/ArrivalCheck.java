package bench.config;

import static bench.config.WorkloadKeys.ARRIVAL;
import static bench.config.WorkloadKeys.BURST_SIZE;

import bench.yaml.Durations;
import bench.yaml.Problems;
import bench.yaml.Section;
import bench.yaml.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Finds measurements in which messages cannot come in the way that a workload asks for. */
final class ArrivalCheck {
    private final Section section;
    private final Problems problems;

    ArrivalCheck(Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    /** Checks a workload that measures; nothing is known of a rate that is to be found. */
    void check(OfferedRate rate, Timing timing) {
        Arrivals arrivals = rate.arrivals();
        if (arrivals.arrival() == Arrival.UNIFORM) {
            return;
        }
        List<PlannedPhase> phases = timing.phases().isEmpty()
                ? List.of(new PlannedPhase(
                        "the measurement", true, Pace.constant(rate.producerRate()), timing.testDuration()))
                : timing.phases();
        List<PlannedPhase> sending =
                phases.stream().filter(phase -> phase.pace().highestRate() > 0).toList();
        List<PlannedPhase> limited =
                sending.stream().filter(phase -> !phase.pace().isUnlimited()).toList();
        checkLimits(arrivals.arrival(), sending, limited);
        // Phases by the time of day are those of a run that has begun.
        if (arrivals.arrival() == Arrival.BURSTS && timing.daily().isEmpty()) {
            limited.stream()
                    .filter(PlannedPhase::measured)
                    .filter(phase -> messages(phase) < arrivals.burstSize())
                    .findFirst()
                    .ifPresent(phase ->
                            refuse(phase, arrivals.burstSize(), timing.phases().isEmpty()));
        }
    }

    private void checkLimits(Arrival arrival, List<PlannedPhase> sending, List<PlannedPhase> limited) {
        String name = "arrival: " + arrival.name().toLowerCase(Locale.ROOT);
        if (limited.isEmpty() && !sending.isEmpty()) {
            problems.add(
                    section.at(ARRIVAL),
                    name
                            + " must come with a rate, but there is no limit: messages are sent one right after the other");
            return;
        }
        sending.stream()
                .filter(phase -> phase.pace().isUnlimited())
                .forEach(phase -> problems.warn(
                        section.at(ARRIVAL),
                        name + " has no effect in the phase " + Wording.quoted(phase.name()) + ", which has no limit"));
    }

    private static double messages(PlannedPhase phase) {
        return phase.pace().messagesBy(seconds(phase.length()));
    }

    private void refuse(PlannedPhase phase, int burstSize, boolean isWhole) {
        problems.add(
                section.at(BURST_SIZE),
                String.format(
                        Locale.ROOT,
                        "burstSize must be up to %,d, the messages of %s (%s for %s), but is %d: not one burst fits into it",
                        (long) Math.floor(messages(phase)),
                        isWhole ? phase.name() : "the phase " + Wording.quoted(phase.name()),
                        PlannedPhase.text(phase.pace()),
                        Durations.shown(phase.length()),
                        burstSize));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}

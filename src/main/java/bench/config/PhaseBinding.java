package bench.config;

import static bench.config.WorkloadKeys.*;

import bench.yaml.Key;
import bench.yaml.Problems;
import bench.yaml.Section;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the phases of a run of the values of a workload file, with the checks that concern more than one key. */
final class PhaseBinding {
    /** Each has its figures and its verdict in the result. */
    static final int MOST_PHASES = 200;

    private static final String WARM_UP = "warm-up";
    /** What the entries of {@code phases} say. */
    private static final List<Key<?>> SAID_BY_PHASES = List.of(PRODUCER_RATE, TEST_DURATION, TEST_DURATION_MINUTES);

    private final Section section;
    private final Problems problems;

    PhaseBinding(Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    /** The phases after the warm-up; none where there is one measurement at one rate. */
    List<PlannedPhase> bind(boolean produces) {
        Optional<Integer> repeat = section.find(REPEAT);
        if (!section.has(PHASES)) {
            if (repeat.isPresent()) {
                problems.add(section.at(REPEAT), "repeat must come with phases, which it repeats");
            }
            return List.of();
        }
        if (!produces) {
            problems.add(section.at(PHASES), "phases must come with producers, but nothing is produced");
        }
        for (Key<?> key : SAID_BY_PHASES) {
            if (section.has(key)) {
                problems.add(section.at(key), key.name() + " must not be given with phases, which say it themselves");
            }
        }
        List<WrittenPhase> written = section.find(PHASES).orElse(List.of());
        int rounds = repeat.orElse(1);
        if (written.isEmpty() || !isSound(written, rounds)) {
            return List.of();
        }
        List<PlannedPhase> planned = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < written.size(); i++) {
                WrittenPhase phase = written.get(i);
                String name = phase.name().orElse(name(i + 1, phase.pace()));
                planned.add(new PlannedPhase(
                        rounds == 1 ? name : name + ", round " + round,
                        phase.measured(),
                        phase.pace(),
                        phase.length()));
            }
        }
        return List.copyOf(planned);
    }

    private boolean isSound(List<WrittenPhase> written, int rounds) {
        int most = MOST_PHASES;
        if (written.size() * rounds > most) {
            problems.add(
                    section.at(PHASES),
                    "phases must be up to " + most + ", but are " + written.size()
                            + (rounds == 1 ? "" : ", repeated " + rounds + " times"));
            return false;
        }
        if (written.stream().noneMatch(WrittenPhase::measured)) {
            problems.add(section.at(PHASES), "phases must have one that is measured, but each has measured: false");
            return false;
        }
        if (written.stream().allMatch(phase -> phase.pace().highestRate() == 0)) {
            problems.add(
                    section.at(PHASES), "phases must have one in which something is sent, but each has the rate 0");
            return false;
        }
        return haveDifferentNames(written);
    }

    private boolean haveDifferentNames(List<WrittenPhase> written) {
        Set<String> names = new HashSet<>(Set.of(WARM_UP));
        boolean differ = true;
        for (int i = 0; i < written.size(); i++) {
            WrittenPhase phase = written.get(i);
            String name = phase.name().orElse(name(i + 1, phase.pace()));
            if (!names.add(name)) {
                problems.add(
                        section.at(PHASES),
                        "phases must have different names, but "
                                + (name.equals(WARM_UP)
                                        ? Wording.quoted(name) + " is that of the phase before them"
                                        : "two have the name " + Wording.quoted(name)));
                differ = false;
            }
        }
        return differ;
    }

    /** The name of a phase that has none, such as {@code 2: 1,000 to 20,000 msg/s}. */
    static String name(int number, Pace pace) {
        return number + ": " + PlannedPhase.text(pace);
    }
}

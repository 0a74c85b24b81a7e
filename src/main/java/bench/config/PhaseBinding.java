package bench.config;

import static bench.config.WorkloadKeys.*;

import bench.yaml.Key;
import bench.yaml.Problems;
import bench.yaml.Section;
import bench.yaml.Wording;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes the phases of a run of the values of a workload file, with the checks that concern more than one key. */
final class PhaseBinding {
    /** Each has its figures and its verdict in the result. */
    static final int MOST_PHASES = 200;

    private static final String WARM_UP = "warm-up";
    /** What the entries of {@code phases} say. */
    private static final List<Key<?>> SAID_BY_PHASES =
            List.of(PRODUCER_RATE, TEST_DURATION, TEST_DURATION_MINUTES, PRODUCER_RATE_LIST, PRODUCER_INCREMENT_RATE);

    private final Section section;
    private final Problems problems;
    /** Empty where the file has none, or none that can be read. */
    private final Optional<List<RatePoint>> points;

    PhaseBinding(Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
        this.points = section.find(PRODUCER_RATE_LIST);
    }

    /** Whether phases take the place of {@code producerRate}. */
    boolean sayRate() {
        return section.has(PHASES) || (section.has(PRODUCER_RATE_LIST) && !points.equals(Optional.of(List.of())));
    }

    /**
     * The phases after the warm-up; none where there is one measurement at one rate.
     *
     * @param rate of the measurement, where phases do not say it
     * @param test the length of the measurement, likewise
     */
    List<PlannedPhase> bind(boolean produces, double rate, Duration test) {
        Optional<Integer> repeat = section.find(REPEAT);
        if (section.has(PHASES)) {
            return ofList(produces, repeat);
        }
        if (repeat.isPresent()) {
            problems.add(section.at(REPEAT), "repeat must come with phases, which it repeats");
        }
        double start = section.value(PRODUCER_START_RATE);
        double increment = section.value(PRODUCER_INCREMENT_RATE);
        Duration step = section.value(PRODUCER_INCREMENT_SECONDS);
        if (!produces) {
            return List.of();
        }
        if (sayRate()) {
            return ofPoints(increment, test);
        }
        if (rate == 0) {
            warnOfSteps();
            return List.of();
        }
        return haveSteps(start, increment, rate) ? ofSteps(start, increment, rate, step, test) : List.of();
    }

    /** What the phases depend on where they are at times of day; those of {@link #bind} begin at midnight then. */
    Optional<DailyRates> daily() {
        return points.filter(each -> !each.isEmpty() && each.get(0).ofDay()).map(DailyRates::new);
    }

    private List<PlannedPhase> ofPoints(double increment, Duration test) {
        if (increment > 0) {
            problems.add(
                    section.at(PRODUCER_INCREMENT_RATE),
                    "producerIncrementRate must not be given with producerRateList, which says the rates");
        }
        // An option that has the rate searched is refused.
        if (section.has(PRODUCER_RATE) && !Overrides.hasOwnOption(section, PRODUCER_RATE)) {
            problems.warn(section.at(PRODUCER_RATE), "producerRate is not used, because of producerRateList");
        }
        List<PlannedPhase> phases = daily().map(rates -> rates.phases(LocalTime.MIDNIGHT, test))
                .or(() -> points.map(each -> RateCourse.through(each, test).phases()))
                .orElse(List.of());
        boolean isSilent = daily().map(rates -> rates.points().stream().allMatch(point -> point.rate() == 0))
                .orElse(phases.stream().allMatch(phase -> phase.pace().highestRate() == 0));
        if (!phases.isEmpty() && isSilent) {
            problems.add(
                    section.at(PRODUCER_RATE_LIST),
                    "producerRateList must have a rate above 0 within the measurement, but has none");
        }
        boolean isLate = points.stream()
                .flatMap(List::stream)
                .allMatch(point -> !point.ofDay() && point.at().compareTo(test) >= 0);
        if (!phases.isEmpty() && isLate) {
            problems.warn(
                    section.at(PRODUCER_RATE_LIST),
                    "producerRateList has no point before the end of the measurement: it has the rate of the first"
                            + " one all the time");
        }
        return limited(phases, PRODUCER_RATE_LIST, "has points for %d phases: give fewer points");
    }

    private List<PlannedPhase> ofSteps(double start, double increment, double rate, Duration step, Duration test) {
        RateCourse course = RateCourse.steps(start, increment, rate, step, test);
        if (course.lastRate() != rate) {
            problems.warn(
                    section.at(PRODUCER_INCREMENT_RATE),
                    "the measurement ends before the steps have reached producerRate: measure for longer, or in higher steps");
        }
        return limited(
                course.phases(),
                PRODUCER_INCREMENT_RATE,
                "makes %d phases: give higher steps, or fewer by producerStartRate");
    }

    private List<PlannedPhase> limited(List<PlannedPhase> phases, Key<?> key, String problem) {
        if (phases.size() > MOST_PHASES) {
            problems.add(
                    section.at(key),
                    key.name() + " " + String.format(Locale.ROOT, problem, phases.size()) + ", up to " + MOST_PHASES);
            return List.of();
        }
        return phases;
    }

    private boolean haveSteps(double start, double increment, double rate) {
        if (increment == 0) {
            for (Key<?> key : List.of(PRODUCER_START_RATE, PRODUCER_INCREMENT_SECONDS)) {
                if (!section.value(key).equals(key.fallback())) {
                    problems.warn(
                            section.at(key), key.name() + " has no effect without a producerIncrementRate above 0");
                }
            }
            return false;
        }
        if (Pace.constant(rate).isUnlimited()) {
            problems.add(
                    section.at(PRODUCER_INCREMENT_RATE),
                    "producerIncrementRate must come with a producerRate that the steps lead to, but that has no limit");
            return false;
        }
        if (start >= rate) {
            problems.warn(
                    section.at(PRODUCER_INCREMENT_RATE),
                    String.format(
                            Locale.ROOT,
                            "producerIncrementRate has no effect: the steps begin at %,.0f msg/s (producerStartRate),"
                                    + " which is not below producerRate",
                            start));
            return false;
        }
        return true;
    }

    /** A search makes steps of its own. */
    private void warnOfSteps() {
        for (Key<?> key : List.of(PRODUCER_START_RATE, PRODUCER_INCREMENT_RATE)) {
            if (section.has(key)) {
                problems.warn(
                        section.at(key),
                        key.name() + " is not needed: the search for the rate begins with a guess of its own");
            }
        }
    }

    private List<PlannedPhase> ofList(boolean produces, Optional<Integer> repeat) {
        if (!produces) {
            problems.add(section.at(PHASES), "phases must come with producers, but nothing is produced");
        }
        for (Key<?> key : SAID_BY_PHASES) {
            if (section.has(key)) {
                problems.add(section.at(key), notWithPhases(key));
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
                String name = phase.name().orElse(PlannedPhase.name(i + 1, phase.pace()));
                planned.add(new PlannedPhase(
                        rounds == 1 ? name : name + ", round " + round,
                        phase.measured(),
                        phase.pace(),
                        phase.length()));
            }
        }
        return List.copyOf(planned);
    }

    /** Where the place names no file, the line does: of several, only some may have phases. */
    private String notWithPhases(Key<?> key) {
        return Overrides.hasOwnOption(section, key)
                ? "must not be given with phases (" + section.at(PHASES) + "), which say it themselves"
                : key.name() + " must not be given with phases, which say it themselves";
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
            String name = phase.name().orElse(PlannedPhase.name(i + 1, phase.pace()));
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
}

package bench.config;

import static bench.config.WorkloadKeys.*;
import static bench.yaml.ConfigException.require;

import bench.yaml.Problems;
import bench.yaml.Section;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long the parts of a run last.
 *
 * @param testDuration of the measurement, all of its phases together
 * @param warmupDuration of the load before it; zero = none
 * @param reportInterval time between two reported intervals
 * @param drainTimeout how long producers may take to flush and consumers to read what was sent, after the load has stopped
 * @param outageTimeout after how long without any ack or receipt, while something is due, the run is given up
 * @param phases that follow the warm-up; none where there is one measurement at one rate
 * @param daily on which the phases depend, where they are those of a time of day; empty where they are always the same
 */
public record Timing(
        Duration testDuration,
        Duration warmupDuration,
        Duration reportInterval,
        Duration drainTimeout,
        Duration outageTimeout,
        List<PlannedPhase> phases,
        Optional<DailyRates> daily) {

    public Timing {
        require(testDuration.compareTo(Duration.ZERO) > 0, "testDuration must be above 0s", testDuration);
        require(!warmupDuration.isNegative(), "warmupDuration must be 0s or more", warmupDuration);
        require(reportInterval.compareTo(Duration.ZERO) > 0, "reportInterval must be above 0s", reportInterval);
        require(!drainTimeout.isNegative(), "drainTimeout must be 0s or more", drainTimeout);
        require(outageTimeout.toMillis() > 0, "outageTimeout must be above 0s", outageTimeout);
        phases = List.copyOf(phases);
    }

    /** With one measurement at one rate. */
    public Timing(
            Duration testDuration,
            Duration warmupDuration,
            Duration reportInterval,
            Duration drainTimeout,
            Duration outageTimeout) {
        this(testDuration, warmupDuration, reportInterval, drainTimeout, outageTimeout, List.of(), Optional.empty());
    }

    /** These lengths, and what a workload file means that says no more. */
    public static Timing of(Duration testDuration, Duration warmupDuration, Duration reportInterval) {
        return new Timing(
                testDuration, warmupDuration, reportInterval, DRAIN_TIMEOUT.fallback(), OUTAGE_TIMEOUT.fallback());
    }

    /** The same for another length of the measurement and of the warm-up. */
    Timing lasting(Duration test, Duration warmup) {
        return new Timing(test, warmup, reportInterval, drainTimeout, outageTimeout, phases, daily);
    }

    /** The same with these phases, if any, which say how long is measured. */
    Timing with(List<PlannedPhase> planned, Optional<DailyRates> rates) {
        Duration test = planned.isEmpty() ? testDuration : PlannedPhase.length(planned);
        return new Timing(test, warmupDuration, reportInterval, drainTimeout, outageTimeout, planned, rates);
    }

    /**
     * What a workload file says, save for its phases.
     *
     * @param measures whether there is a measurement, which must have a length
     */
    static Timing read(Section section, Problems problems, boolean measures) {
        Optional<Duration> test = section.has(PHASES) ? Optional.empty() : section.oneOf(TEST_DURATIONS);
        if (measures && !section.has(PHASES) && TEST_DURATIONS.stream().noneMatch(section::has)) {
            problems.add(
                    section.at(TEST_DURATION),
                    "testDurationMinutes is missing: it, or testDuration (30s, 5m, 1h), must be the length of the measurement");
        }
        return new Timing(
                test.orElse(Duration.ofSeconds(1)),
                section.oneOf(WARMUP_DURATIONS).orElse(WARMUP_DURATION.fallback()),
                section.oneOf(REPORT_INTERVALS).orElse(REPORT_INTERVAL.fallback()),
                section.value(DRAIN_TIMEOUT),
                section.value(OUTAGE_TIMEOUT));
    }
}

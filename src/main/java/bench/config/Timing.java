package bench.config;

import static bench.config.WorkloadKeys.*;
import static bench.yaml.ConfigException.require;

import bench.yaml.Problems;
import bench.yaml.Section;
import java.time.Duration;
import java.util.Optional;

/**
 * How long the parts of a run last.
 *
 * @param testDuration of the measurement
 * @param warmupDuration of the load before it; zero = none
 * @param reportInterval time between two reported intervals
 * @param drainTimeout how long producers may take to flush and consumers to read what was sent, after the load has stopped
 * @param outageTimeout after how long without any ack or receipt, while something is due, the run is given up
 */
public record Timing(
        Duration testDuration,
        Duration warmupDuration,
        Duration reportInterval,
        Duration drainTimeout,
        Duration outageTimeout) {

    public Timing {
        require(testDuration.compareTo(Duration.ZERO) > 0, "testDuration must be above 0s", testDuration);
        require(!warmupDuration.isNegative(), "warmupDuration must be 0s or more", warmupDuration);
        require(reportInterval.compareTo(Duration.ZERO) > 0, "reportInterval must be above 0s", reportInterval);
        require(!drainTimeout.isNegative(), "drainTimeout must be 0s or more", drainTimeout);
        require(outageTimeout.toMillis() > 0, "outageTimeout must be above 0s", outageTimeout);
    }

    /** These lengths, and what a workload file means that says no more. */
    public static Timing of(Duration testDuration, Duration warmupDuration, Duration reportInterval) {
        return new Timing(
                testDuration, warmupDuration, reportInterval, DRAIN_TIMEOUT.fallback(), OUTAGE_TIMEOUT.fallback());
    }

    /** The same for another length of the measurement and of the warm-up. */
    Timing lasting(Duration test, Duration warmup) {
        return new Timing(test, warmup, reportInterval, drainTimeout, outageTimeout);
    }

    /** What a workload file says. */
    static Timing read(Section section, Problems problems) {
        Optional<Duration> test = section.oneOf(TEST_DURATIONS);
        if (TEST_DURATIONS.stream().noneMatch(section::has)) {
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

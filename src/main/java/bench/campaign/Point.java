package bench.campaign;

import bench.result.TargetRate;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the runs of a point have in common: the files, and what is set in them.
 *
 * @param number from 1, in the order of the command line
 * @param workload its file
 * @param driver its file
 * @param settings the varied keys with the values of this point, as they were written
 * @param shown what sets the point apart from others: these, after the files where there are several
 */
public record Point(int number, Path workload, Path driver, Map<String, String> settings, Map<String, String> shown) {
    public Point {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
    }

    /** The share of the highest rate at which it runs; empty where its rate is none. */
    public Optional<Double> share() {
        return settings.entrySet().stream()
                .flatMap(each -> RateShare.of(each.getKey(), each.getValue()).stream())
                .findFirst();
    }

    /** The settings without the rate: what points of one curve have in common. */
    public Map<String, String> settingsWithoutRate() {
        return TargetRate.without(settings);
    }

    /** The same with the files, as people see them. */
    public Map<String, String> shownWithoutRate() {
        return TargetRate.without(shown);
    }

    /** A point of the same curve: with the same files, and the same settings but for the rate. */
    public boolean isOfCurveOf(Point other) {
        return workload.equals(other.workload)
                && driver.equals(other.driver)
                && settingsWithoutRate().equals(other.settingsWithoutRate());
    }
}

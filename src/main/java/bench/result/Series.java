package bench.result;

import bench.stats.Latency;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The figures of each interval of the measurement: one list for each, all of the same length. Whole numbers are {@code Long}s,
 * others {@code Double}s.
 *
 * @param byName by the names of their fields in the result, such as {@code publishRate} and {@code publishLatency99pct}
 */
public record Series(@JsonValue Map<String, List<Number>> byName) {
    private static final String ELAPSED = "elapsedSeconds";
    private static final String TARGET = "targetRate";
    private static final String BACKLOG = "backlog";
    private static final String CPU = "clientCpu";
    /** Of phases as they are numbered in {@code phases} of the result, from 0; only where more than one is measured. */
    private static final String PHASE = "phase";

    /** In the order of the file. */
    private static final Map<String, Function<RunInterval, Number>> OMB_COLUMNS = ombColumns();

    /** What OMB does not have beside them; files of older versions lack some. */
    private static final Map<String, Function<RunInterval, Number>> OUR_COLUMNS = ourColumns();

    private static final Set<String> OURS = ours();

    /** The series of a latency, with the one that shows whether any message of an interval has this latency. */
    private static final Map<String, String> MAXIMA = maxima();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Series {
        Map<String, List<Number>> copy = new LinkedHashMap<>();
        byName.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        if (copy.values().stream().mapToInt(List::size).distinct().count() > 1) {
            throw new IllegalArgumentException("series must have the same number of entries");
        }
        byName = Collections.unmodifiableMap(copy);
    }

    private static Map<String, Function<RunInterval, Number>> ombColumns() {
        Map<String, Function<RunInterval, Number>> columns = new LinkedHashMap<>();
        columns.put("publishRate", interval -> Throughput.of(interval.stats()).publishRate());
        columns.put(
                "publishErrorRate", interval -> Throughput.of(interval.stats()).publishErrorRate());
        columns.put("consumeRate", interval -> Throughput.of(interval.stats()).consumeRate());
        columns.put(BACKLOG, RunInterval::backlog);
        for (Latency latency : Latency.values()) {
            for (Statistic statistic : Statistic.values()) {
                columns.put(
                        latency.resultName() + statistic.suffix(),
                        interval -> statistic.written(latency, interval.stats().histogram(latency)));
            }
        }
        return columns;
    }

    private static Map<String, Function<RunInterval, Number>> ourColumns() {
        Map<String, Function<RunInterval, Number>> columns = new LinkedHashMap<>();
        columns.put(ELAPSED, interval -> interval.stats().elapsedSeconds());
        columns.put(TARGET, RunInterval::targetRate);
        columns.put("sendRate", interval -> Throughput.sendRate(interval.stats()));
        columns.put("inFlight", RunInterval::inFlight);
        columns.put(CPU, interval -> interval.client().cpuPercent());
        columns.put("gcMillis", interval -> interval.client().gcMillis());
        columns.put("longestStallMillis", interval -> interval.client().longestStallMillis());
        return columns;
    }

    private static Set<String> ours() {
        Set<String> names = new HashSet<>(OUR_COLUMNS.keySet());
        names.add(PHASE);
        return names;
    }

    private static Map<String, String> maxima() {
        Map<String, String> maxima = new HashMap<>();
        for (Latency latency : Latency.values()) {
            Stream.of(Statistic.values())
                    .forEach(each -> maxima.put(
                            latency.resultName() + each.suffix(), latency.resultName() + Statistic.MAX.suffix()));
        }
        return maxima;
    }

    /** Whether a field of the result is one of these. */
    static boolean isName(String field) {
        return OMB_COLUMNS.containsKey(field) || OURS.contains(field);
    }

    /**
     * The figures of a series, with null for an interval that has none, although there is a number: for a target without a limit,
     * processors whose use is not known, and a latency that no message has. Empty where there is no such series.
     */
    public List<Number> known(String name) {
        List<Number> values = byName.getOrDefault(name, List.of());
        List<Number> highest = byName.getOrDefault(MAXIMA.getOrDefault(name, name), values);
        return IntStream.range(0, values.size())
                .mapToObj(i -> isKnown(name, values.get(i), highest.get(i)) ? values.get(i) : null)
                .collect(Collectors.toList());
    }

    private static boolean isKnown(String name, Number value, Number highest) {
        if (name.equals(TARGET)) {
            return !TargetRate.isUnlimited(value.doubleValue());
        }
        if (name.equals(CPU)) {
            return value.doubleValue() > ClientHealth.UNKNOWN_CPU;
        }
        return !MAXIMA.containsKey(name) || highest.doubleValue() > 0;
    }

    /** Messages acked and not yet received, at the end of each interval. */
    List<Number> backlogs() {
        return byName.getOrDefault(BACKLOG, List.of());
    }

    /**
     * The same of the intervals of one phase that was measured.
     *
     * @param number of the phase; all are of the one that was measured where that was a single one
     */
    List<Number> backlogs(int number) {
        List<Number> phases = byName.getOrDefault(PHASE, List.of());
        List<Number> all = backlogs();
        return phases.isEmpty()
                ? all
                : IntStream.range(0, all.size())
                        .filter(i -> phases.get(i).intValue() == number)
                        .mapToObj(all::get)
                        .toList();
    }

    /** The series that OMB itself has. */
    Series ofOmb() {
        Map<String, List<Number>> some = new LinkedHashMap<>(byName);
        some.keySet().removeAll(OURS);
        for (Latency latency : Latency.values()) {
            if (!Latency.ofOmb().contains(latency)) {
                some.keySet().removeIf(name -> name.startsWith(latency.resultName()));
            }
        }
        return new Series(some);
    }

    /** Collects intervals. Confined to one thread. */
    static final class Builder {
        private final Map<String, List<Number>> lists = new LinkedHashMap<>();
        private final List<Number> phases = new ArrayList<>();

        /** @param phase its number */
        void add(RunInterval interval, int phase) {
            phases.add((long) phase);
            add(interval, OMB_COLUMNS);
            add(interval, OUR_COLUMNS);
        }

        private void add(RunInterval interval, Map<String, Function<RunInterval, Number>> columns) {
            columns.forEach((name, value) ->
                    lists.computeIfAbsent(name, key -> new ArrayList<>()).add(value.apply(interval)));
        }

        Series build() {
            boolean isOnePhase = phases.stream().distinct().count() < 2;
            Map<String, List<Number>> all = new LinkedHashMap<>(lists);
            if (!isOnePhase) {
                all.put(PHASE, phases);
            }
            return new Series(all);
        }
    }
}

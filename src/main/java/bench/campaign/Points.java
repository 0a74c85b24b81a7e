package bench.campaign;

import bench.yaml.ConfigException;
import bench.yaml.Redaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The points of a campaign.
 *
 * @param all in the order of the command line: the last of what varies changes first
 * @param varied the keys that differ between them
 */
public record Points(List<Point> all, List<String> varied) {
    /** Of a campaign: more would take weeks, and are rather a typing error. */
    private static final long MOST = 10_000;

    /** Names of files among the settings that people see. */
    private static final String WORKLOAD = "workload";

    private static final String DRIVER = "driver";

    public Points {
        all = List.copyOf(all);
        varied = List.copyOf(varied);
    }

    /**
     * The points of each workload with each driver, with each combination of what varies.
     *
     * @param together whether the values of all axes go together, the first with the first, instead of each with each
     * @throws ConfigException when the axes do not go together, or make too many points
     */
    public static Points of(List<Path> workloads, List<Path> drivers, List<Axis> axes, boolean together) {
        checkKeys(axes);
        List<Map<String, String>> combinations = together ? zipped(axes) : product(axes);
        List<String> varied = new ArrayList<>();
        if (workloads.size() > 1) {
            varied.add(WORKLOAD);
        }
        if (drivers.size() > 1) {
            varied.add(DRIVER);
        }
        axes.forEach(axis -> varied.add(axis.key()));
        checkNumber((long) workloads.size() * drivers.size() * combinations.size(), axes);
        List<Point> points = new ArrayList<>();
        for (Path workload : workloads) {
            for (Path driver : drivers) {
                for (Map<String, String> settings : combinations) {
                    Map<String, String> shown = new LinkedHashMap<>();
                    if (workloads.size() > 1) {
                        shown.put(WORKLOAD, name(workload, workloads));
                    }
                    if (drivers.size() > 1) {
                        shown.put(DRIVER, name(driver, drivers));
                    }
                    axes.forEach(axis -> shown.put(axis.key(), shown(axis, settings.get(axis.key()))));
                    points.add(new Point(points.size() + 1, workload, driver, settings, shown));
                }
            }
        }
        return new Points(points, varied);
    }

    private static void checkKeys(List<Axis> axes) {
        List<String> keys = axes.stream().map(Axis::key).toList();
        keys.stream()
                .filter(key -> keys.indexOf(key) != keys.lastIndexOf(key))
                .findFirst()
                .ifPresent(key -> {
                    List<Axis> same =
                            axes.stream().filter(axis -> axis.key().equals(key)).toList();
                    String options = String.join(", ", options(same));
                    throw new ConfigException(options + ": " + key + " must vary once, "
                            + (options.equals(Axis.OPTION)
                                    ? "with all of its values after it: " + Axis.OPTION + " " + key + "=..."
                                    : "by one of these options"));
                });
    }

    /** Those that the user has given. */
    private static List<String> options(List<Axis> axes) {
        return axes.stream().map(Axis::option).distinct().toList();
    }

    private static void checkNumber(long points, List<Axis> axes) {
        if (points > MOST) {
            List<String> options = axes.isEmpty() ? List.of("--workloads", "--drivers") : options(axes);
            throw new ConfigException(String.join(", ", options) + ": a campaign must have at most " + MOST
                    + " points, but these are " + points
                    + (axes.size() > 1 ? ": --zip lets values go together instead of each with each" : ""));
        }
    }

    private static List<Map<String, String>> product(List<Axis> axes) {
        List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
        for (Axis axis : axes) {
            checkNumber((long) combinations.size() * axis.values().size(), axes);
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> earlier : combinations) {
                for (String value : axis.values()) {
                    Map<String, String> settings = new LinkedHashMap<>(earlier);
                    settings.put(axis.key(), value);
                    more.add(settings);
                }
            }
            combinations = more;
        }
        return combinations;
    }

    private static List<Map<String, String>> zipped(List<Axis> axes) {
        if (axes.size() < 2) {
            boolean hasOther = axes.stream().anyMatch(axis -> !axis.option().equals(Axis.OPTION));
            throw new ConfigException(
                    hasOther
                            ? "--zip: must go with a " + Axis.OPTION + ", whose values it takes together with those of "
                                    + axes.get(0).option() + ", but there is none"
                            : "--zip: must go with two or more " + Axis.OPTION
                                    + ", whose values it takes together, but there "
                                    + (axes.isEmpty() ? "is none" : "is one"));
        }
        int length = axes.get(0).values().size();
        if (axes.stream().anyMatch(axis -> axis.values().size() != length)) {
            throw new ConfigException("--zip: every " + String.join(" and ", options(axes))
                    + " must have as many values, but "
                    + axes.stream()
                            .map(axis -> axis.key() + " has " + axis.values().size())
                            .collect(Collectors.joining(", ")));
        }
        List<Map<String, String>> combinations = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Map<String, String> settings = new LinkedHashMap<>();
            for (Axis axis : axes) {
                settings.put(axis.key(), axis.values().get(i));
            }
            combinations.add(settings);
        }
        return combinations;
    }

    /** Secrets are not shown, and yet told apart. */
    private static String shown(Axis axis, String value) {
        if (Redaction.isSecret(axis.key())) {
            return Redaction.HIDDEN + " " + (axis.values().indexOf(value) + 1);
        }
        return Redaction.redact(value);
    }

    /** Without its folder and ending, where that sets it apart. */
    private static String name(Path file, List<Path> files) {
        long same = files.stream().filter(each -> name(each).equals(name(file))).count();
        return same == 1 ? name(file) : file.toString();
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return (last == null ? file : last).toString().replaceFirst("\\.ya?ml$", "");
    }
}

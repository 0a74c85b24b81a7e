package bench.config;

import bench.yaml.ConfigException;
import bench.yaml.Key;
import bench.yaml.Position;
import bench.yaml.Problems;
import bench.yaml.ReadOptions;
import bench.yaml.Redaction;
import bench.yaml.Section;
import bench.yaml.Setting;
import bench.yaml.Vocabulary;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of a command line, each with the kind of file that it is for. Immutable.
 *
 * <p>A plain key is the workload's where a workload has it, and else the driver's; {@code workload.key} and {@code driver.key} say which.
 * {@code producerConfig.linger.ms} reaches into a block of properties. Lists and mappings are written as in YAML:
 * {@code existingTopicList=[a, b]}.
 */
public record Overrides(List<Setting> workload, List<Setting> driver) {
    /** Nothing is overridden. */
    public static final Overrides NONE = new Overrides(List.of(), List.of());

    static final String SET = "--set";
    private static final String WORKLOAD = WorkloadKeys.VOCABULARY.kind() + ".";
    private static final String DRIVER = DriverKeys.VOCABULARY.kind() + ".";

    public Overrides {
        workload = List.copyOf(workload);
        driver = List.copyOf(driver);
    }

    /**
     * Sorts the arguments of {@code --set}, each {@code key=value}. Where reading is lenient, an unknown key is ignored with a
     * warning.
     *
     * @throws ConfigException that names every argument with an unknown key, or without one
     */
    public static Overrides parse(List<String> arguments, DriverFormats drivers, ReadOptions options) {
        return parse(SET, arguments, drivers, options);
    }

    /**
     * The same for another option that takes what {@code --set} takes.
     *
     * @param option which an error about it names
     * @throws ConfigException that names every argument with an unknown key, or without one
     */
    public static Overrides parse(String option, List<String> arguments, DriverFormats drivers, ReadOptions options) {
        Vocabulary driverKeys = drivers.vocabulary();
        Overrides overrides = NONE;
        Problems problems = new Problems(options);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                problems.add(
                        Position.ofOption(option),
                        "must be key=value, but is " + Wording.quoted(Redaction.redactArgument(argument)));
                continue;
            }
            String key = argument.substring(0, equals).strip();
            String value = argument.substring(equals + 1);
            if (key.startsWith(WORKLOAD)) {
                overrides = overrides.plusWorkload(new Setting(option, key.substring(WORKLOAD.length()), value));
            } else if (key.startsWith(DRIVER)) {
                overrides = overrides.plusDriver(new Setting(option, key.substring(DRIVER.length()), value));
            } else if (WorkloadKeys.VOCABULARY.knows(key)) {
                overrides = overrides.plusWorkload(new Setting(option, key, value));
            } else if (driverKeys.knows(key)) {
                overrides = overrides.plusDriver(new Setting(option, key, value));
            } else {
                problems.addUnlessLenient(
                        Position.ofOption(option), "unknown key " + Wording.quoted(key) + hint(key, driverKeys));
            }
        }
        problems.throwIfAny();
        return overrides;
    }

    /** Whether an option of its own stands for a key, as --find-rate does: the place names that, and a user never wrote the key. */
    static boolean hasOwnOption(Section section, Key<?> key) {
        Position at = section.at(key);
        return at.isOption() && !at.source().equals(SET);
    }

    /** All that {@code --set} takes: the keys of both files, and the properties of blocks as far as drivers know them. */
    public static Set<String> names(DriverFormats drivers) {
        Set<String> names = new TreeSet<>(WorkloadKeys.VOCABULARY.deliveredNames());
        names.addAll(drivers.vocabulary().deliveredNames());
        names.addAll(drivers.properties());
        return names;
    }

    /** Adds the value of an option that is a setting of a workload; an error about it names the option. */
    public Overrides withWorkload(String option, String key, String value) {
        mustHaveValue(option, value);
        return plusWorkload(new Setting(option, key, value));
    }

    /** Adds the value of an option that is a setting of a driver file; an error about it names the option. */
    public Overrides withDriver(String option, String key, String value) {
        mustHaveValue(option, value);
        return plusDriver(new Setting(option, key, value));
    }

    /** These, and after them the others. */
    public Overrides and(Overrides others) {
        Overrides both = this;
        for (Setting setting : others.workload) {
            both = both.plusWorkload(setting);
        }
        for (Setting setting : others.driver) {
            both = both.plusDriver(setting);
        }
        return both;
    }

    private Overrides plusWorkload(Setting setting) {
        return new Overrides(plus(workload, setting), driver);
    }

    private Overrides plusDriver(Setting setting) {
        return new Overrides(workload, plus(driver, setting));
    }

    /**
     * The same, where nothing is set twice, be it by two names of one thing. One that takes a key away goes before another that
     * sets it: wherever it stands, it is for what the file says.
     *
     * @throws ConfigException that names each key, and the options
     */
    public Overrides withoutRepetition() {
        List<String> problems = new ArrayList<>();
        addRepeated(problems, workload, WorkloadKeys.VOCABULARY);
        addRepeated(problems, driver, DriverKeys.VOCABULARY);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Overrides(
                removalsFirst(workload, WorkloadKeys.VOCABULARY), removalsFirst(driver, DriverKeys.VOCABULARY));
    }

    private static List<Setting> removalsFirst(List<Setting> settings, Vocabulary vocabulary) {
        List<Setting> ordered = new ArrayList<>();
        for (Setting setting : settings) {
            boolean wouldTakeAway = isRemoval(setting)
                    && ordered.stream().anyMatch(earlier -> isSameThing(earlier.key(), setting.key(), vocabulary));
            ordered.add(wouldTakeAway ? 0 : ordered.size(), setting);
        }
        return ordered;
    }

    private static void addRepeated(List<String> problems, List<Setting> settings, Vocabulary vocabulary) {
        for (int i = 0; i < settings.size(); i++) {
            Setting later = settings.get(i);
            for (Setting earlier : settings.subList(0, i)) {
                if (isSameThing(earlier.key(), later.key(), vocabulary) && !isReplacement(earlier, later)) {
                    String names =
                            earlier.key().equals(later.key()) ? later.key() : earlier.key() + " and " + later.key();
                    String options = earlier.option().equals(later.option())
                            ? later.option()
                            : earlier.option() + ", " + later.option();
                    problems.add(Wording.printable(options + ": " + names + " must be set once, but "
                            + (earlier.key().equals(later.key()) ? "is set twice" : "mean the same")));
                }
            }
        }
    }

    /** One that takes away what the file says, and another that sets it; by one option and key it is more likely a slip. */
    private static boolean isReplacement(Setting one, Setting other) {
        boolean isSlip = one.key().equals(other.key()) && one.option().equals(other.option());
        return !isSlip && (isRemoval(one) || isRemoval(other));
    }

    private static boolean isRemoval(Setting setting) {
        return setting.value().isBlank();
    }

    /** Also where a whole block comes after one of its properties, which it would take away. */
    private static boolean isSameThing(String earlier, String later, Vocabulary vocabulary) {
        return earlier.equals(later)
                || vocabulary.supersedes().getOrDefault(later, Set.of()).contains(earlier)
                || vocabulary.supersedes().getOrDefault(earlier, Set.of()).contains(later)
                || (vocabulary.blocks().contains(later) && earlier.startsWith(later + "."));
    }

    /** An empty value of --set means the default, but one of an option of its own means nothing. */
    private static void mustHaveValue(String option, String value) {
        if (value.isBlank()) {
            throw new ConfigException(option + ": must have a value, but is empty");
        }
    }

    private static List<Setting> plus(List<Setting> settings, Setting setting) {
        List<Setting> more = new ArrayList<>(settings);
        more.add(setting);
        return more;
    }

    private static String hint(String key, Vocabulary driverKeys) {
        Set<String> known = new LinkedHashSet<>(WorkloadKeys.VOCABULARY.allNames());
        known.addAll(driverKeys.allNames());
        String near = Wording.didYouMean(key, known);
        return near.isEmpty()
                ? ": it must be a key of a workload or driver file, or a property of a block such as producerConfig.linger.ms"
                : near;
    }
}
